package org.muleentra.jwt.gateway.application;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.w3c.dom.Element;

/** What was found in an application that cannot be done here, each with its place. */
final class Findings {

  private record Finding(Place place, String sentence) {}

  private final List<Finding> all = new ArrayList<>();

  /** Adds a sentence about a line. */
  void add(Place place, String sentence) {
    Finding finding = new Finding(place, sentence);
    if (!all.contains(finding)) {
      all.add(finding);
    }
  }

  /** Adds a sentence about an element. */
  void add(Source source, Element element, String sentence) {
    add(source.place(element), "<" + element.getNodeName() + "> " + sentence);
  }

  /** Adds a sentence about an attribute of an element. */
  void add(Source source, Element element, String attribute, String sentence) {
    add(source.place(element, attribute), "<" + element.getNodeName() + "> " + attribute + ": " + sentence);
  }

  /**
   * Ends the reading if anything was found.
   *
   * @throws RefusedApplicationException with all of it, by file and line
   */
  void refuse() {
    if (!all.isEmpty()) {
      throw new RefusedApplicationException(all.stream().sorted(Comparator.comparing(Finding::place))
          .map(finding -> finding.place() + ": " + finding.sentence()).toList());
    }
  }
}
