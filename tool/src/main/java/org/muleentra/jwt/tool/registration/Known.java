package org.muleentra.jwt.tool.registration;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A part of the registrations that was looked at, or was not: what is not known is never taken for empty.
 *
 * @param value what is known; {@code null} where nothing is
 * @param whyNot why nothing is known, as the rest of a sentence; {@code null} where something is
 */
public record Known<T>(T value, String whyNot) {

  /** It was looked at. */
  public static <T> Known<T> of(T value) {
    return new Known<>(value, null);
  }

  /** It was not. */
  public static <T> Known<T> not(String why) {
    return new Known<>(null, why);
  }

  /** Whether it was looked at. */
  public boolean isKnown() {
    return whyNot == null;
  }

  /** What follows from it, where it is known. */
  public <R> Known<R> map(Function<T, R> next) {
    return isKnown() ? of(next.apply(value)) : not(whyNot);
  }

  /** Goes one of two ways. */
  public void either(Consumer<T> known, Consumer<String> unknown) {
    if (isKnown()) {
      known.accept(value);
    } else {
      unknown.accept(whyNot);
    }
  }
}
