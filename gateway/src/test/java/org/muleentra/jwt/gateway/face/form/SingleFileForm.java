package org.muleentra.jwt.gateway.face.form;

import java.util.List;
import java.util.StringJoiner;
import org.muleentra.jwt.core.setting.Shape;

/** The form of organisations that upload a policy as one file, whose fields are made here and whose head people write. */
public final class SingleFileForm {

  private static final String FIELDS = "\nconfiguration:\n";
  private static final int WIDTH = 108;

  private SingleFileForm() {}

  /** The file with its fields made anew. */
  public static String filled(String file, List<FormField> fields) {
    StringBuilder filled = new StringBuilder(file.substring(0, file.indexOf(FIELDS))).append(FIELDS);
    fields.forEach(field -> filled.append(field(field)));
    return filled.toString();
  }

  private static String field(FormField field) {
    Shape shape = field.shape();
    StringBuilder text = new StringBuilder();
    text.append("  - propertyName: ").append(field.name()).append('\n');
    text.append("    name: ").append(field.title()).append('\n');
    text.append("    description: >-\n").append(folded(field.description()));
    text.append("    type: ").append(type(shape)).append('\n');
    if (shape.kind() == Shape.Kind.TEXT && !shape.words().isEmpty()) {
      text.append("    options:\n");
      for (int i = 0; i < shape.words().size(); i++) {
        text.append("      - name: ").append(field.label(i)).append("\n        value: ").append(shape.words().get(i)).append('\n');
      }
    }
    if (shape.kind() == Shape.Kind.NUMBER) {
      text.append("    minimumValue: ").append(shape.isOrZero() ? 0 : shape.least()).append('\n');
      text.append("    maximumValue: ").append(shape.most()).append('\n');
    }
    // A list has no default in this model: left empty it gets what its text says.
    if (shape.unlessGiven() != null && shape.kind() != Shape.Kind.LIST) {
      text.append("    defaultValue: ").append(shape.unlessGiven()).append('\n');
    }
    text.append("    optional: ").append(!shape.isRequired()).append('\n');
    text.append("    sensitive: ").append(shape.isSecret()).append('\n');
    text.append("    allowMultiple: ").append(shape.kind() == Shape.Kind.LIST || shape.kind() == Shape.Kind.MAP).append('\n');
    return text.toString();
  }

  private static String type(Shape shape) {
    return switch (shape.kind()) {
      case FLAG -> "boolean";
      case NUMBER -> "int";
      case MAP -> "keyvalues";
      case TEXT -> shape.words().isEmpty() ? "string" : "radio";
      case LIST -> "string";
    };
  }

  private static String folded(String description) {
    StringBuilder text = new StringBuilder();
    StringJoiner line = new StringJoiner(" ", "      ", "\n");
    for (String word : description.split(" ")) {
      if (line.length() + word.length() > WIDTH) {
        text.append(line);
        line = new StringJoiner(" ", "      ", "\n");
      }
      line.add(word);
    }
    return text.append(line).toString();
  }
}
