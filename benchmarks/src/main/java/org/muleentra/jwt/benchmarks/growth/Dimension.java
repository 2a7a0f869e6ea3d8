package org.muleentra.jwt.benchmarks.growth;

import java.util.List;

/** One thing that can grow, and the sizes at which a decision is measured. */
enum Dimension {

  KEYS("keys of the tenant", 1, 10, 100, 1_000),
  TENANTS("tenants", 1, 10, 100, 1_000, 10_000),
  ROLE_MAPPINGS("role mappings, 200 groups", 1, 10, 100, 1_000, 10_000),
  GROUPS("groups in the token", 0, 10, 50, 100, 200),
  REVOCATIONS("deny-list entries", 0, 100, 1_000, 10_000, 100_000),
  CLAIM_RULES("claim rules", 0, 1, 10, 25, 50),
  THREADS("threads", 1, 2, 4, 8);

  private final String words;
  private final List<Integer> sizes;

  Dimension(String words, Integer... sizes) {
    this.words = words;
    this.sizes = List.of(sizes);
  }

  /** As tables name it. */
  String words() {
    return words;
  }

  /** Ascending, at least two. */
  List<Integer> sizes() {
    return sizes;
  }

  /** Whether it is the configuration that grows, and with it what the configuration holds in memory. */
  boolean ofConfiguration() {
    return this != GROUPS && this != THREADS;
  }
}
