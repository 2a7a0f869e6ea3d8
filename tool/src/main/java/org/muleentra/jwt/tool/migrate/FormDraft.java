package org.muleentra.jwt.tool.migrate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a form while they are found, and what became of the source. Where a person must decide, an entry stands in the field that
 * no
 * deployment takes, so that a form with something open can be neither deployed nor overlooked.
 */
final class FormDraft {

  /** No tenant, audience, client ID, scope or claim rule begins so, nor may it hold a space there. */
  private static final String OPEN = "REPLACE THIS: see ";

  private static final List<String> ORDER = List.of("directory", "cloud", "loginHost", "b2cPolicies", "tenants", "tokenVersions",
      "signingKeysAppId", "audiences", "clockSkew", "allowedClientIds", "requiredScopes", "scopeMatch", "roleMappings", "requiredRoles",
      "claimRules", "exposeHeaders");

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final List<Note> notes = new ArrayList<>();

  void set(String field, Object value) {
    fields.put(field, value);
  }

  boolean has(String field) {
    return fields.containsKey(field);
  }

  @SuppressWarnings("unchecked")
  private Set<Object> list(String field) {
    return (Set<Object>) fields.computeIfAbsent(field, name -> new LinkedHashSet<>());
  }

  void addAll(String field, Collection<?> values) {
    list(field).addAll(values);
  }

  void carried(String place, String field) {
    note(Note.Kind.CARRIED, place, field, "");
  }

  void note(Note.Kind kind, String place, String field, String what) {
    note(new Note(kind, place, field, what));
  }

  void note(Note note) {
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  /** What a person must decide, told and put into the field. */
  void open(Note.Kind kind, String place, String field, String what) {
    note(kind, place, field, what);
    list(field).add(OPEN + (place.isEmpty() ? "/" : place));
  }

  boolean isOpen(String field) {
    return notes.stream().anyMatch(note -> note.kind().isOpen() && note.field().equals(field));
  }

  /** In the order of the kinds, and within each in that of the source. */
  List<Note> notes() {
    return notes.stream().sorted((one, other) -> one.kind().compareTo(other.kind())).toList();
  }

  /** The fields, those that say whose tokens first. */
  ObjectNode form() {
    Map<String, Object> ordered = new LinkedHashMap<>();
    ORDER.stream().filter(fields::containsKey).forEach(field -> ordered.put(field, fields.get(field)));
    if (ordered.size() != fields.size()) {
      throw new IllegalStateException("a field has no place in the order");
    }
    return new ObjectMapper().valueToTree(ordered);
  }
}
