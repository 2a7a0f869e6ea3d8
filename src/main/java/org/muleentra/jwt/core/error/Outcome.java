package org.muleentra.jwt.core.error;

import java.util.function.Function;

/**
 * Either a value or the refusal that took its place; never both, never neither.
 *
 * @param <T> the value's type
 */
public final class Outcome<T> {

  private final T value;
  private final Refusal refusal;

  private Outcome(T value, Refusal refusal) {
    this.value = value;
    this.refusal = refusal;
  }

  /** A success; {@code value} must not be {@code null}. */
  public static <T> Outcome<T> of(T value) {
    if (value == null) {
      throw new IllegalArgumentException("an outcome needs a value");
    }
    return new Outcome<>(value, null);
  }

  /** A refusal in its usual words. */
  public static <T> Outcome<T> refused(Reason reason) {
    return refused(reason.refusal());
  }

  /** A refusal. */
  public static <T> Outcome<T> refused(Refusal refusal) {
    if (refusal == null) {
      throw new IllegalArgumentException("a refused outcome needs a refusal");
    }
    return new Outcome<>(null, refusal);
  }

  /** Whether there is a refusal instead of a value. */
  public boolean isRefused() {
    return refusal != null;
  }

  /**
   * The value.
   *
   * @throws IllegalStateException when refused, so that a forgotten test of {@link #isRefused()} fails closed
   */
  public T value() {
    if (refusal != null) {
      throw new IllegalStateException("refused: " + refusal.reason());
    }
    return value;
  }

  /** The refusal, or {@code null} when there is a value. */
  public Refusal refusal() {
    return refusal;
  }

  /** Goes on with the value, or keeps the refusal. */
  public <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
    return refusal == null ? next.apply(value) : refused(refusal);
  }
}
