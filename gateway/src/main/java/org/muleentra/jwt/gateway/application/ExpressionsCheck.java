package org.muleentra.jwt.gateway.application;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.muleentra.jwt.gateway.engine.expression.ExpressionCheck;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** Whether the stand-in for DataWeave reads each expression of an application. */
final class ExpressionsCheck {

  private final Findings findings;

  ExpressionsCheck(Findings findings) {
    this.findings = findings;
  }

  void check(List<Source> sources) {
    for (Source source : sources) {
      for (Element element : source.elements()) {
        for (Attr attribute : Values.attributes(element)) {
          each(attribute, expression -> fault(expression, sentence -> findings.add(source, element, attribute.getName(), sentence)));
        }
        within(Source.text(element)).forEach(expression -> fault(expression, sentence -> findings.add(source, element, sentence)));
      }
    }
  }

  /** Routes and loops take an expression with or without the signs around it. */
  private static void each(Attr attribute, Consumer<String> expression) {
    String value = attribute.getValue();
    if (value.contains("#[")) {
      within(value).forEach(expression);
    } else if (Names.CORE.equals(attribute.getOwnerElement().getNamespaceURI()) && attribute.getName().equals("expression")) {
      expression.accept(value);
    }
  }

  private static void fault(String expression, Consumer<String> found) {
    if (expression.contains("${")) {
      // A placeholder without a value, which is named already.
      return;
    }
    ExpressionCheck.fault(expression).ifPresent(fault -> found.accept("#[" + shortened(expression) + "] " + fault));
  }

  private static String shortened(String expression) {
    String line = expression.strip().replaceAll("\\s+", " ");
    return line.length() > 60 ? line.substring(0, 57) + "…" : line;
  }

  /** The expressions in a text: each from its sign to the bracket that closes it. */
  static List<String> within(String text) {
    List<String> all = new ArrayList<>();
    for (int at = text.indexOf("#["); at >= 0; at = text.indexOf("#[", at)) {
      int end = end(text, at + 2);
      all.add(text.substring(at + 2, end));
      at = end;
    }
    return all;
  }

  private static int end(String text, int from) {
    int depth = 1;
    char quote = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        i += c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '[') {
        depth++;
      } else if (c == ']' && --depth == 0) {
        return i;
      }
    }
    return text.length();
  }
}
