package org.muleentra.jwt.tool.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.tool.form.FieldException;

/** One JSON object of Microsoft Graph's; what is wrong with it is told by its source, the field and the rule. */
public final class GraphObject {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String source;
  private final String path;
  private final JsonNode members;

  private GraphObject(String source, String path, JsonNode members) {
    this.source = source;
    this.path = path;
    this.members = members;
    if (!members.isObject()) {
      throw wrong("", "must be an object in braces, as az or Microsoft Graph prints it");
    }
  }

  /**
   * The object.
   *
   * @param source what it is told by: a file, or a path of Graph's
   * @throws FieldException where it is none
   */
  public static GraphObject of(String source, JsonNode json) {
    return new GraphObject(source, "", json);
  }

  /**
   * The objects of a list: a collection of Graph's with {@code value}, a bare list as {@code az ad … list} prints it, or one object
   * alone.
   *
   * @throws FieldException where it is none of these, or only the first of several pages ("Paging Microsoft Graph data in your app")
   */
  public static List<GraphObject> list(String source, JsonNode json) {
    if (json.isObject() && !json.has("value")) {
      return List.of(of(source, json));
    }
    if (json.hasNonNull("@odata.nextLink")) {
      throw new FieldException(source, "@odata.nextLink: must not be there: this is one page of several, and the others could hold what is"
          + " missing here");
    }
    JsonNode list = json.isObject() ? json.get("value") : json;
    if (!list.isArray()) {
      throw new FieldException(source, "must be a list in square brackets, or an object with the list value");
    }
    return objects(source, json.isObject() ? "value" : "", list);
  }

  private static List<GraphObject> objects(String source, String path, JsonNode list) {
    List<GraphObject> objects = new ArrayList<>();
    for (JsonNode each : list) {
      objects.add(new GraphObject(source, path + "[" + objects.size() + "]", each));
    }
    return List.copyOf(objects);
  }

  private FieldException wrong(String field, String rule) {
    String where = path.isEmpty() || field.isEmpty() ? path + field : path + "." + field;
    return new FieldException(source, where.isEmpty() ? rule : where + ": " + rule);
  }

  /** Whether the member is there and not null. */
  boolean has(String field) {
    return members.hasNonNull(field);
  }

  /**
   * Refuses an object out of which a member was selected away, since what is not there cannot be told from what is empty.
   *
   * @throws FieldException naming the first member that is not there, not even as null
   */
  void requireMembers(String... fields) {
    for (String field : fields) {
      if (!members.has(field)) {
        throw wrong(field, "must be there, if only as null: give the whole object");
      }
    }
  }

  /** A GUID in lower case, which must be there. */
  String guid(String field) {
    String text = members.path(field).asText();
    if (!Guid.isGuid(text)) {
      throw wrong(field, "must be a GUID");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  /** A text, or {@code null}. */
  String text(String field) {
    JsonNode value = members.path(field);
    if (has(field) && !value.isTextual()) {
      throw wrong(field, "must be a text in quotation marks");
    }
    return has(field) ? value.asText() : null;
  }

  /** A whole number, or {@code null}. */
  Integer number(String field) {
    JsonNode value = members.path(field);
    if (has(field) && !value.canConvertToInt()) {
      throw wrong(field, "must be a whole number or null");
    }
    return has(field) ? (Integer) value.intValue() : null;
  }

  /** A truth value, which must be there. */
  boolean flag(String field) {
    JsonNode value = members.path(field);
    if (!value.isBoolean()) {
      throw wrong(field, "must be true or false");
    }
    return value.asBoolean();
  }

  /** A list of texts, empty where it is null or not there. */
  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode each : array(field)) {
      if (!each.isTextual()) {
        throw wrong(field, "must hold texts in quotation marks");
      }
      texts.add(each.asText());
    }
    return List.copyOf(texts);
  }

  /** A list of objects, empty where it is null or not there. */
  List<GraphObject> objects(String field) {
    return objects(source, path.isEmpty() ? field : path + "." + field, array(field));
  }

  private JsonNode array(String field) {
    JsonNode value = members.path(field);
    if (has(field) && !value.isArray()) {
      throw wrong(field, "must be a list in square brackets");
    }
    return has(field) ? value : MAPPER.createArrayNode();
  }

  /** An object, without members where it is null or not there. */
  GraphObject object(String field) {
    return new GraphObject(source, path.isEmpty() ? field : path + "." + field, has(field) ? members.get(field)
        : MAPPER.createObjectNode());
  }

  /** The members as the core reads them. */
  @SuppressWarnings("unchecked")
  Map<String, Object> members() {
    return MAPPER.convertValue(members, Map.class);
  }

  /** Tells in the same words what another reader found wrong with it. */
  FieldException wrong(RuntimeException failure) {
    return wrong("", failure.getMessage());
  }
}
