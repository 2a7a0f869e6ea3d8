package org.muleentra.jwt.benchmarks.quiet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a page that is generated: between {@code <!-- generated: name -->} and {@code <!-- end: name -->}. */
final class PageRegion {

  private PageRegion() {}

  /** @throws IllegalArgumentException where the page has no such region */
  static String fill(String page, String name, String content) {
    String begin = "<!-- generated: " + name + " -->\n";
    int from = page.indexOf(begin);
    int to = page.indexOf("<!-- end: " + name + " -->", from);
    if (from < 0 || to < 0) {
      throw new IllegalArgumentException("The page has no region " + name);
    }
    return page.substring(0, from + begin.length()) + "\n" + content.strip() + "\n\n" + page.substring(to);
  }

  static void write(Path page, String name, String content) throws IOException {
    Files.writeString(page, fill(Files.readString(page), name, content));
  }
}
