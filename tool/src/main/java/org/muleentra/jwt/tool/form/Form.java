package org.muleentra.jwt.tool.form;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.muleentra.jwt.core.GatekeeperSettings;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.mule.setting.PlatformSettings;
import org.muleentra.jwt.settings.DeclaredSettings;

/**
 * A form that a deployment would take: its fields, and the settings that they make. Immutable but for the fields, which nobody changes.
 *
 * @param fields as given, without the defaults of those left out
 * @param values the same as settings
 * @param settings the same, proven together
 */
public record Form(ObjectNode fields, SettingValues values, GatekeeperSettings settings) {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
  private static final PolicyForm SCHEMA = PolicyForm.load();

  /**
   * All that is wrong with fields: what the form's schema refuses, else the first rule of the core that they break; empty for a form that
   * {@link #of} takes.
   */
  public static List<FieldException> faults(JsonNode fields, Clock clock) {
    List<FieldException> faults = fields.isObject() ? SCHEMA.faults(fields) : List.of();
    if (!faults.isEmpty()) {
      return faults;
    }
    try {
      of(fields, clock);
      return List.of();
    } catch (FieldException first) {
      return List.of(first);
    }
  }

  /**
   * Takes fields as a deployment does: each by the form's schema, then all together by the core.
   *
   * @param clock by which a credential of the form's own is judged
   * @throws FieldException for the first field that is wrong, with the rule
   */
  public static Form of(JsonNode fields, Clock clock) {
    if (!fields.isObject()) {
      throw new FieldException("", "must be an object in braces, with the fields of the policy's form");
    }
    ObjectNode complete = SCHEMA.complete(fields);
    ObjectNode given = complete.deepCopy();
    complete.fieldNames().forEachRemaining(name -> {
      if (!fields.has(name)) {
        given.remove(name);
      }
    });
    try {
      SettingValues values = DeclaredSettings.given(MAPPER.convertValue(given, FIELDS));
      PlatformSettings.proveTogether(values);
      return new Form(given, values, GatekeeperSettings.of(values, clock));
    } catch (InvalidSettingException e) {
      throw new FieldException(e.field(), e.getMessage().substring(e.field().length() + 1));
    }
  }
}
