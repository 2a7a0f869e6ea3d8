package org.muleentra.jwt.gateway.face.form;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.setting.Shape;

/** The tables of {@code docs/begin/configuration.md}: one row a setting, by groups, marked where the form of everyday has it. */
public final class SettingTables {

  private SettingTables() {}

  /** All tables. */
  public static String of(List<FormField> fields) {
    Map<String, List<FormField>> groups = fields.stream().collect(groupingBy(FormField::group, LinkedHashMap::new, Collectors.toList()));
    return groups.entrySet().stream().map(group -> "### " + group.getKey() + "\n\n"
        + "| setting | in XML | what it may be | unless given | what it does |\n|---|---|---|---|---|\n"
        + group.getValue().stream().map(SettingTables::row).collect(joining())).collect(joining("\n"));
  }

  private static String row(FormField field) {
    return "| `" + field.name() + "`" + (field.isEveryday() ? " †" : "") + " | " + inXml(field) + " | "
        + cell(kind(field.shape())) + " | " + unlessGiven(field) + " | " + cell(field.description()) + " |\n";
  }

  private static String inXml(FormField field) {
    return field.shape().kind() == Shape.Kind.LIST || field.shape().kind() == Shape.Kind.MAP
        ? "`<entra-jwt:" + field.xml().getElementName() + ">`" : "`" + field.name() + "=`";
  }

  private static String kind(Shape shape) {
    String words = shape.words().stream().map(word -> "`" + word + "`").collect(joining(", "));
    return switch (shape.kind()) {
      case FLAG -> "flag";
      case NUMBER -> (shape.isOrZero() ? "0, or " : "") + String.format("%,d to %,d", shape.least(), shape.most())
          + (shape.unit() == null ? "" : " " + shape.unit());
      case TEXT -> words.isEmpty() ? shape.isSecret() ? "text, hidden" : "text" : words;
      case LIST -> words.isEmpty() ? "list" : "list of " + words;
      case MAP -> words.isEmpty() ? "map" : "map of " + words;
    };
  }

  private static String unlessGiven(FormField field) {
    if (field.shape().isRequired()) {
      return "required";
    }
    Object value = field.shape().unlessGiven();
    return value == null ? "" : value instanceof List<?> words
        ? words.stream().map(word -> "`" + word + "`").collect(joining(", ")) : "`" + value + "`";
  }

  /** Text that cannot end a cell or be taken for markup. */
  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace('\n', ' ');
  }
}
