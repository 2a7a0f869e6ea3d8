package org.muleentra.jwt.gateway.application;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** Says what a schema has against an element in words of Mule's, in place of those of XML Schema (Structures, appendix C). */
final class SchemaFaults implements ErrorHandler {

  /** Takes a sentence about an element, or about one of its attributes, which else is null. */
  interface Told {

    void fault(Element element, String attribute, String sentence);
  }

  /** Marks an element of which something was left out. */
  static final String LACKS = "lacks";

  private static final Pattern CODE = Pattern.compile("(?s)(cvc-[\\w.-]+): (.*)");
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
  private static final Pattern EXPECTED = Pattern.compile("\"([^\"]*)\":([\\w-]+)");
  /** What a longer list would name is better looked up. */
  private static final int FEW = 8;

  private final StandIns standIns;
  private final Told told;
  private final Supplier<Element> current;
  private String choice = "";

  SchemaFaults(StandIns standIns, Told told, Supplier<Element> current) {
    this.standIns = standIns;
    this.told = told;
    this.current = current;
  }

  @Override
  public void warning(SAXParseException e) {
    // A schema that is named a second time, and the like.
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXParseException {
    throw e;
  }

  @Override
  public void error(SAXParseException e) {
    Matcher coded = CODE.matcher(e.getMessage());
    if (!coded.matches()) {
      told.fault(current.get(), null, "is not as its schema has it: " + e.getMessage());
      return;
    }
    fault(coded.group(1), coded.group(2));
  }

  private void fault(String code, String message) {
    Element element = current.get();
    List<String> quoted = QUOTED.matcher(message).results().map(match -> match.group(1)).toList();
    switch (code) {
      case "cvc-complex-type.2.4.a", "cvc-complex-type.2.4.c", "cvc-complex-type.2.4.d", "cvc-complex-type.2.4.e", "cvc-complex-type.2.4.f",
          "cvc-complex-type.2.4.g", "cvc-complex-type.2.4.h", "cvc-complex-type.2.1" ->
          told.fault(element, null, standIns.unknown(element).orElseGet(() -> "must not stand here" + expected(message)));
      case "cvc-complex-type.2.4.b", "cvc-complex-type.2.4.i", "cvc-complex-type.2.4.j" -> {
        if (element.getUserData(LACKS) == null) {
          told.fault(element, null, "is not complete" + expected(message));
        }
      }
      case "cvc-complex-type.2.3" -> told.fault(element, null, "must not hold text");
      case "cvc-complex-type.3.2.2" -> told.fault(element, quoted.get(0), standIns.unknownAttribute(element, quoted.get(0)));
      case "cvc-complex-type.4" -> told.fault(element, null, "must have the attribute " + quoted.get(0));
      case "cvc-enumeration-valid" -> choice = quoted.size() > 1 ? ", but one of " + quoted.get(1).replaceAll("[\\[\\]]", "") : "";
      case "cvc-attribute.3" -> {
        told.fault(element, quoted.get(1), "must not be \"" + quoted.get(0) + "\""
            + (choice.isEmpty() ? ", which is of another type" : choice));
        choice = "";
      }
      case "cvc-pattern-valid", "cvc-datatype-valid.1.2.1", "cvc-datatype-valid.1.2.2", "cvc-datatype-valid.1.2.3", "cvc-minLength-valid",
          "cvc-maxInclusive-valid", "cvc-minInclusive-valid" -> {
        // The next one says it of the attribute.
      }
      default -> told.fault(element, null, "is not as its schema has it: " + message);
    }
  }

  private static String expected(String message) {
    List<String> names = EXPECTED.matcher(message.substring(Math.max(0, message.indexOf(". One of") + 1))).results()
        .map(match -> Names.prefix(match.group(1)).equals("core") ? match.group(2) : Names.prefix(match.group(1)) + ":" + match.group(2))
        .filter(name -> !name.startsWith("abstract") && !name.equals("annotations")).distinct().toList();
    return names.isEmpty() || names.size() > FEW ? "" : "; there may be " + String.join(", ", names);
  }
}
