package org.muleentra.jwt.benchmarks.quiet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a run found, as Markdown and beside it perhaps a picture; immutable.
 *
 * @param region of the page where the Markdown goes
 * @param markdown with {@link NoiseJudge#TOO_NOISY} wherever a ratio is not known
 * @param picture for a file beside the page, or nothing
 */
public record Report(String region, String markdown, Optional<Picture> picture) {

  /**
   * A file beside the page.
   *
   * @param name of the file
   * @param svg its content
   */
  public record Picture(String name, String svg) {}

  /** Makes a report of a run. */
  @FunctionalInterface
  public interface Writer {

    Report of(Run run);
  }

  /** Runs, prints, and writes the page if everything is known, or gaps are allowed; else exits with 1, the page left alone. */
  public static void main(Class<?> main, String[] args, Writer writer) throws IOException, InterruptedException {
    Options options;
    try {
      options = Options.of(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    Report report = writer.of(Run.start(main, options));
    System.out.println(report.markdown);
    if (!report.isKnown() && !options.gaps()) {
      System.err.println("The machine was too noisy to know all of it: the page is left alone.");
      System.exit(1);
    }
    if (options.page() != null) {
      report.write(options.page());
    }
  }

  boolean isKnown() {
    return !markdown.contains(NoiseJudge.TOO_NOISY);
  }

  void write(Path page) throws IOException {
    PageRegion.write(page, region, markdown);
    if (picture.isPresent()) {
      Files.writeString(page.resolveSibling(picture.get().name()), picture.get().svg());
    }
  }
}
