package org.muleentra.jwt.gateway.face.form;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mule.runtime.api.meta.model.parameter.ParameterGroupModel;
import org.mule.runtime.api.meta.model.parameter.ParameterModel;
import org.mule.runtime.extension.api.annotation.param.ParameterGroup;
import org.mule.runtime.extension.api.dsl.syntax.DslElementSyntax;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.Shape;
import org.muleentra.jwt.gateway.engine.ExtensionFace;
import org.muleentra.jwt.mule.EntraJwtConfiguration;
import org.muleentra.jwt.mule.setting.Entries;
import org.muleentra.jwt.mule.setting.Help;
import org.muleentra.jwt.settings.DeclaredSettings;

/**
 * One setting as people see it: the rule of the core, joined by its name with the words of the extension's field.
 *
 * @param group the title of its group
 * @param entries what the keys and values of a map are called; {@code null} of anything else
 * @param xml how it is written in XML
 */
public record FormField(String name, String group, String title, String example, Help help, Entries entries,
    Setting<?, ?> setting, DslElementSyntax xml) {

  /** The settings that a form can express, in the order of the extension's model. */
  public static List<FormField> of(ExtensionFace face) {
    Map<String, Field> fields = new HashMap<>();
    for (Field group : EntraJwtConfiguration.class.getDeclaredFields()) {
      if (group.isAnnotationPresent(ParameterGroup.class)) {
        Arrays.stream(group.getType().getDeclaredFields()).forEach(field -> fields.put(field.getName(), field));
      }
    }
    List<FormField> all = new ArrayList<>();
    for (ParameterGroupModel group : face.model().getConfigurationModel("config").orElseThrow().getParameterGroupModels()) {
      for (ParameterModel parameter : group.getParameterModels()) {
        Field field = fields.get(parameter.getName());
        // A TLS context is written in XML alone.
        if (field != null && field.isAnnotationPresent(Help.class)) {
          Setting<?, ?> rule = Objects.requireNonNull(DeclaredSettings.all().get(parameter.getName()), parameter.getName());
          all.add(new FormField(parameter.getName(), group.getName(), parameter.getDisplayModel().orElseThrow().getDisplayName(),
              parameter.getDisplayModel().orElseThrow().getExample(), field.getAnnotation(Help.class),
              field.getAnnotation(Entries.class), rule, face.syntax().resolve(parameter)));
        }
      }
    }
    return List.copyOf(all);
  }

  /** The fields in the order of the forms: first what the form of everyday has, then the rest by groups. */
  public static List<FormField> inOrderOfForms(List<FormField> fields) {
    return fields.stream().sorted(Comparator.comparingInt(
        field -> field.help().everyday() == 0 ? Integer.MAX_VALUE : field.help().everyday())).toList();
  }

  /** What it may be. */
  public Shape shape() {
    return setting.shape();
  }

  /** Whether the form of everyday has it. */
  public boolean isEveryday() {
    return help.everyday() > 0;
  }

  /** What the word at this place is called in a form. */
  public String label(int index) {
    return help.labels().length == 0 ? shape().words().get(index) : help.labels()[index];
  }

  /** All that a form says of it. */
  public String description() {
    String told = help.value();
    if (shape().words().isEmpty() || shape().kind() == Shape.Kind.MAP) {
      told += " Example: " + example + ".";
    }
    return told + (shape().isRequired() ? " At least one is required." : " Empty means " + help.empty() + ".");
  }

  @Override
  public String toString() {
    return name;
  }
}
