package org.muleentra.jwt.benchmarks.peer;

import java.util.List;

/** What each peer hands out of an accepted token, so that one that reads claims late has read them too. */
record Caller(String objectId, List<String> groups) {

  static final String OBJECT_ID = "oid";
  static final String GROUPS = "groups";
}
