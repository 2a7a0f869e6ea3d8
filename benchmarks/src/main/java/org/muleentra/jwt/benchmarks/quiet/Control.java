package org.muleentra.jwt.benchmarks.quiet;

/**
 * A fixed piece of pure computing, which takes longer only where something else has the processor, its clock or its cache.
 *
 * <p>Four chains of multiplications at once, as RSA's are, over a table that fills the first cache: whoever shares a core
 * competes for both.
 */
final class Control {

  /** To be given to a virtual machine that measures: compiled into its caller, the control would not be the same code in two places. */
  static final String COMPILED_BY_ITSELF = "-XX:CompileCommand=dontinline," + Control.class.getName().replace('.', '/') + ".part";

  /** A tenth of a millisecond to a fifth together. */
  private static final int PARTS = 40;
  private static final int STEPS = 1000;
  private static final int ENTRIES = 1 << 12;

  private final long[] table = new long[ENTRIES];

  Control() {
    for (int i = 0; i < ENTRIES; i++) {
      table[i] = i * 0x9E3779B97F4A7C15L;
    }
  }

  /** Does it once; the number it returns depends on every step. */
  long compute() {
    long result = 1;
    for (int i = 0; i < PARTS; i++) {
      result += part(result);
    }
    return result;
  }

  private long part(long seed) {
    long a = seed;
    long b = ~seed;
    long c = seed + 1;
    long d = seed ^ 0x5DEECE66DL;
    for (int i = 0; i < STEPS; i++) {
      a = a * 6364136223846793005L + table[(int) (b >>> 52)];
      b = b * 2862933555777941757L + table[(int) (c >>> 52)];
      c = c * 3202034522624059733L + table[(int) (d >>> 52)];
      d = d * 3935559000370003845L + table[(int) (a >>> 52)];
    }
    return a ^ b ^ c ^ d;
  }
}
