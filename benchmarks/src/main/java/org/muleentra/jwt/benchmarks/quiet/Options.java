package org.muleentra.jwt.benchmarks.quiet;

import java.nio.file.Path;

/**
 * How a run is to be, from the command line; immutable.
 *
 * @param forks how many virtual machines, one after the other
 * @param rounds in each of them
 * @param page where the tables go, or {@code null}
 * @param gaps whether they go there even if not all of them is known
 */
public record Options(int forks, int rounds, Path page, boolean gaps) {

  private static final String WORDS = "[--forks N] [--rounds N] [--page FILE | --page-with-gaps FILE]";

  /** @throws IllegalArgumentException with the options that there are */
  public static Options of(String... args) {
    Options options = new Options(3, 60, null, false);
    for (int i = 0; i < args.length; i += 2) {
      options = options.with(args[i], i + 1 < args.length ? args[i + 1] : "");
    }
    return options;
  }

  private Options with(String name, String value) {
    return switch (name) {
      case "--forks" -> new Options(number(name, value), rounds, page, gaps);
      case "--rounds" -> new Options(forks, number(name, value), page, gaps);
      case "--page" -> new Options(forks, rounds, Path.of(value), false);
      case "--page-with-gaps" -> new Options(forks, rounds, Path.of(value), true);
      default -> throw new IllegalArgumentException("There is no option " + name + ", only " + WORDS);
    };
  }

  private static int number(String name, String value) {
    if (!value.matches("[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException(name + " must be a number from 1 on: " + WORDS);
    }
    return Integer.parseInt(value);
  }
}
