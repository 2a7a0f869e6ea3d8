package org.muleentra.jwt.core.principal;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.request.FieldName;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.InvalidSettingException;

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

  /** What a header that we may name must be called. */
  static final Format FORMAT = Format.TEXT
      .rule("[!#$%&'*+.^_`|~0-9A-Za-z-]{1," + MAXIMUM_LENGTH + "}",
          "must be the name of a header (RFC 9110): 1 to " + MAXIMUM_LENGTH + " letters, digits, hyphens and the like")
      .rule("[^0-9A-Za-z]*[0-9A-Za-z][\\s\\S]*", "must hold a letter or a digit")
      .rule(HeaderName::isFree, "must not be a header that has a meaning already, for connections, routing, content or credentials");

  private HeaderName() {}

  private static boolean isFree(String name) {
    String folded = FieldName.fold(name);
    return !TAKEN.contains(folded) && Arrays.stream(TAKEN_PREFIXES).noneMatch(folded::startsWith);
  }

  /**
   * The name of each field's header: the configured one, or its own.
   *
   * @param configured name by field
   * @throws org.muleentra.jwt.core.setting.InvalidSettingException for two fields under one name
   */
  static Map<PrincipalField, String> byField(String setting, Map<String, String> configured) {
    Map<PrincipalField, String> names = new EnumMap<>(PrincipalField.class);
    for (PrincipalField field : PrincipalField.inHeaders()) {
      names.put(field, configured.getOrDefault(field.key(), field.header()));
    }
    Set<String> different = names.values().stream().map(FieldName::fold).collect(Collectors.toSet());
    InvalidSettingException.require(setting, different.size() == names.size(),
        "must give each field a name of its own; case, hyphen and underscore make no difference");
    return Collections.unmodifiableMap(names);
  }
}
