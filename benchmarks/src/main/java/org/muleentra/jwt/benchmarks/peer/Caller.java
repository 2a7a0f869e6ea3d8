package org.muleentra.jwt.benchmarks.peer;

import java.util.List;
import org.muleentra.jwt.testkit.tenant.Contoso;

/**
 * What is asked of an accepted token, so that a peer that reads claims late has read them too: who comes, and whether the group of
 * readers is among his.
 */
record Caller(String objectId, boolean reader) {

  static final String OBJECT_ID = "oid";
  static final String GROUPS = "groups";

  /** Of a peer that hands out the groups. */
  static Caller of(String objectId, List<String> groups) {
    return new Caller(objectId, groups.contains(Contoso.READERS_GROUP_ID));
  }
}
