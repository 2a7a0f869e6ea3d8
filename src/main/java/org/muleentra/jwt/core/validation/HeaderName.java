package org.muleentra.jwt.core.validation;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.error.InvalidSettingException;
import org.muleentra.jwt.core.request.FieldName;

/** The names of header fields: which may carry what we say of a caller, and which are one to a backend. */
public final class HeaderName {

  /** What every header of ours begins with, folded. */
  public static final String OUR_PREFIX = "x-entra-";

  /** The header that tells a backend what a policy in report-only mode would have done. */
  public static final String REPORT = "X-Entra-Report";

  /** More than any name in use has, in characters. */
  private static final int MAXIMUM_LENGTH = 100;

  /** What connections, routing, framing and credentials hang on (RFC 9110, RFC 9112), folded. */
  private static final Set<String> TAKEN = new HashSet<>(Arrays.asList("authorization", "authentication-info", "host",
      "connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "expect", "cookie", "set-cookie",
      "forwarded", "via", "max-forwards", "x-real-ip", "x-original-url", "x-rewrite-url", "x-http-method-override",
      "accept", "accept-encoding", "cache-control", "date", "origin", "range", "referer", "user-agent", FieldName.fold(REPORT)));

  private static final String[] TAKEN_PREFIXES = {"content-", "proxy-", "x-forwarded-", "if-", "sec-"};

  private HeaderName() {}

  /**
   * The name of each field's header; none where nothing is exposed.
   *
   * @param configured name by field, or {@code null}; fields that it does not name keep their own
   * @throws InvalidSettingException for an unknown field, a name that is no name or means something already, two fields
   *     under one name, and for names of headers that are not exposed: a backend would read there what a client sent
   */
  static Map<CallerField, String> byField(boolean exposed, String setting, Map<String, String> configured) {
    Map<String, String> rest = configured == null ? Collections.emptyMap() : configured;
    require(setting, exposed || rest.isEmpty(), "needs exposeHeaders");
    if (!exposed) {
      return Collections.emptyMap();
    }
    Map<CallerField, String> names = new EnumMap<>(CallerField.class);
    for (CallerField field : CallerField.values()) {
      names.put(field, rest.containsKey(field.setting())
          ? usable(setting + "." + field.setting(), rest.get(field.setting())) : field.headerName());
    }
    String known = Arrays.stream(CallerField.values()).map(CallerField::setting).collect(Collectors.joining(", "));
    require(setting, rest.keySet().stream().allMatch(key -> isField(key)), "must name only " + known);
    Set<String> different = names.values().stream().map(FieldName::fold).collect(Collectors.toSet());
    require(setting, different.size() == names.size(),
        "must give each field a name of its own; case, hyphen and underscore make no difference");
    return Collections.unmodifiableMap(names);
  }

  private static boolean isField(String key) {
    return Arrays.stream(CallerField.values()).anyMatch(field -> field.setting().equals(key));
  }

  private static String usable(String entry, String name) {
    require(entry, name != null && !name.isEmpty() && name.length() <= MAXIMUM_LENGTH
        && FieldName.isToken(name),
        "must be the name of a header (RFC 9110): 1 to " + MAXIMUM_LENGTH + " letters, digits, hyphens and the like");
    String folded = FieldName.fold(name);
    require(entry, !folded.isEmpty(), "must hold a letter or a digit");
    require(entry, !TAKEN.contains(folded) && Arrays.stream(TAKEN_PREFIXES).noneMatch(folded::startsWith),
        "must not be a header that means something already, to connections, routing, content or credentials");
    return name;
  }

  private static void require(String field, boolean holds, String rule) {
    if (!holds) {
      throw new InvalidSettingException(field, rule);
    }
  }
}
