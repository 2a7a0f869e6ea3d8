package org.muleentra.jwt.core.principal;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.request.FieldName;
import org.muleentra.jwt.core.request.RequestHead;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a backend reads of the caller in headers, and which headers of the client it must never see; thread-safe.
 *
 * <p>A value is percent-encoded (RFC 3986 §2.1, of UTF-8) wherever it holds more than visible ASCII, a comma or a
 * percent sign; the values of a list are joined by a comma. So a reader splits first and decodes then.
 */
public final class BackendHeaders {

  public static final Setting<Boolean, Boolean> EXPOSE_HEADERS = Setting.flag("exposeHeaders");

  /** Names of the headers by field. */
  public static final Setting<Map<String, String>, Map<String, String>> HEADER_NAMES = Setting.mappingOfWords("headerNames",
      PrincipalField.inHeaders().stream().map(PrincipalField::key).collect(Collectors.toList()), HeaderName.FORMAT);

  public static final Setting<Boolean, Boolean> REMOVE_AUTHORIZATION = Setting.flag("removeAuthorization");

  /** The longest value of a header, in characters. */
  public static final int MAXIMUM_LENGTH = 4096;

  private static final String CONNECTION = "connection";

  private static final Logger LOGGER = LoggerFactory.getLogger(BackendHeaders.class);

  private final String configuration;
  private final Map<PrincipalField, String> names;
  private final Set<String> ours = new HashSet<>();
  private final boolean removeAuthorization;
  private final boolean report;
  private final Set<PrincipalField> warned = ConcurrentHashMap.newKeySet();

  /**
   * @param configuration by whose name the log tells of these headers; {@code null} where they are proven only
   * @param names the header of each field that is exposed; empty for none
   * @param removeAuthorization whether the backend is spared the token
   * @param report whether would-be refusals are reported, so that {@value HeaderName#REPORT} is ours
   */
  public BackendHeaders(String configuration, Map<PrincipalField, String> names, boolean removeAuthorization, boolean report) {
    this.configuration = configuration;
    this.names = names;
    this.removeAuthorization = removeAuthorization;
    this.report = report;
    names.values().forEach(name -> ours.add(FieldName.fold(name)));
    if (report) {
      ours.add(FieldName.fold(HeaderName.REPORT));
    }
  }

  /**
   * As configured.
   *
   * @param report whether would-be refusals are reported
   * @throws InvalidSettingException for an unknown field, a name that is no name or means something already, two fields
   *     under one name, and for names of headers that are not exposed: a backend would read there what a client sent
   */
  public static BackendHeaders of(SettingValues values, boolean report) {
    boolean exposed = values.get(EXPOSE_HEADERS);
    Map<String, String> names = values.get(HEADER_NAMES);
    InvalidSettingException.require(HEADER_NAMES.name(), exposed || names.isEmpty(), "needs " + EXPOSE_HEADERS.name());
    return new BackendHeaders(null, exposed ? HeaderName.byField(HEADER_NAMES.name(), names) : Collections.emptyMap(),
        values.get(REMOVE_AUTHORIZATION), report);
  }

  /** The same for one configuration that runs, which the log names. */
  public BackendHeaders named(String name) {
    return new BackendHeaders(name, names, removeAuthorization, report);
  }

  /** What to say of the caller, by header; a field that the caller lacks, or that is too long, has none. */
  public Map<String, String> of(Principal principal) {
    if (names.isEmpty()) {
      return Collections.emptyMap();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    names.forEach((field, name) -> {
      Object stated = field.of(principal);
      String value = stated == null ? "" : text(stated);
      if (value == null || value.length() > MAXIMUM_LENGTH) {
        warn(field, name);
      } else if (!value.isEmpty()) {
        headers.put(name, value);
      }
    });
    return Collections.unmodifiableMap(headers);
  }

  /** What to say of a request that would have been refused: a token with parameters (RFC 9651 §3.1.2). */
  public Map<String, String> of(Refusal refusal, int status, UUID id) {
    return Collections.singletonMap(HeaderName.REPORT,
        "would-refuse;status=" + status + ";reason=" + refusal.reason().name() + ";id=\"" + id + '"');
  }

  /**
   * Whether a header that came with the request must not reach the backend; its name is read as in looking for the
   * token.
   */
  public boolean takesAway(String name, String value) {
    return FieldName.isReadAs(name, this::isOurs)
        || removeAuthorization && RequestHead.isAuthorization(name)
        || value != null && !(ours.isEmpty() && !removeAuthorization)
            // A line break or NUL in a value begins a header for some server (RFC 9110 §5.5).
            && (breaksOut(value)
            // What Connection names is dropped by the next proxy (RFC 9110 §7.6.1): the client must not name what we say.
                || FieldName.isReadAs(name, CONNECTION) && namesOurs(value));
  }

  private boolean isOurs(String folded) {
    return ours.contains(folded) || !names.isEmpty() && folded.startsWith(HeaderName.OUR_PREFIX);
  }

  private boolean namesOurs(String list) {
    for (String name : list.split(",")) {
      if (FieldName.isReadAs(name, this::isOurs)) {
        return true;
      }
    }
    return false;
  }

  private static boolean breaksOut(String value) {
    return value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0 || value.indexOf('\0') >= 0;
  }

  /** Once a field: it is about the configuration rather than about a caller, and callers must not fill the log. */
  private void warn(PrincipalField field, String name) {
    if (warned.add(field)) {
      LOGGER.warn("Configuration {}: {} is left out for callers of whom it would have more than {} characters or would be no text;"
          + " told once", configuration, name, MAXIMUM_LENGTH);
    }
  }

  /** The value of a header, or {@code null} where there is none that says it all: a cut list would lie. */
  private static String text(Object stated) {
    if (!(stated instanceof Collection)) {
      return encoded(String.valueOf(stated));
    }
    StringBuilder list = new StringBuilder();
    for (Object item : (Collection<?>) stated) {
      String value = encoded(String.valueOf(item));
      if (value == null || list.length() > MAXIMUM_LENGTH) {
        return null;
      }
      list.append(list.length() == 0 ? "" : ",").append(value);
    }
    return list.toString();
  }

  private static String encoded(String value) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      return null;
    }
    StringBuilder encoded = new StringBuilder(value.length());
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      if (b > 0x20 && b < 0x7F && b != ',' && b != '%') {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(hexadecimal(b >> 4)).append(hexadecimal(b));
      }
    }
    return encoded.toString();
  }

  private static char hexadecimal(int bits) {
    return Character.toUpperCase(Character.forDigit(bits & 0xF, 16));
  }
}
