package org.muleentra.jwt.tool.replay;

import java.util.List;

/**
 * Names as a record lists them.
 *
 * @param written each as it is written, with %20 for a space
 * @param complete whether the list is too short to have been cut
 */
record Names(List<String> written, boolean complete) {

  static final Names NONE = new Names(List.of(), true);

  /** As a record writes a name. */
  static String written(String name) {
    return name.replace(" ", "%20");
  }

  /** With spaces where %20 is written, which is nearly always what was meant. */
  List<String> read() {
    return written.stream().map(name -> name.replace("%20", " ")).toList();
  }

  /** Whether all are there, and none can be read in two ways. */
  boolean areCertain() {
    return complete && written.stream().noneMatch(name -> name.contains("%20"));
  }
}
