package org.muleentra.jwt.core.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.muleentra.jwt.core.setting.Format;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.Setting;
import org.muleentra.jwt.core.setting.SettingValues;

/**
 * Further claims of a proven token that a record holds because somebody named them, each as it is or as a keyed hash; immutable.
 *
 * <p>A hash is HMAC-SHA256 in base64url: equal values are told to be equal, and without the key nobody tries out values.
 */
final class RecordedClaims {

  static final Setting<Map<String, String>, Map<String, String>> AUDIT_CLAIMS = Setting.mapping("auditClaims", Format.TEXT.atMost(200),
      Format.TEXT.rule("plain|hash", "must be plain or hash"));

  static final Setting<String, String> AUDIT_HASH_KEY = Setting.secret("auditHashKey", Format.TEXT
      .rule("[\\s\\S]{32,}", "must have at least 32 characters, drawn at random"));

  private static final String HASH = "hash";
  private static final String PREFIX = "Claim_";
  /** Of a column of Azure Monitor (Logs Ingestion API). */
  private static final int LONGEST_COLUMN = 45;
  /** How much of a value is written, in characters. */
  private static final int LONGEST_VALUE = 1024;

  private final List<Recorded> claims;
  private final SecretKeySpec key;

  private RecordedClaims(List<Recorded> claims, SecretKeySpec key) {
    this.claims = Collections.unmodifiableList(claims);
    this.key = key;
  }

  /**
   * As configured.
   *
   * @throws InvalidSettingException for two claims with one column, a name too long for one, and a hash without a key
   */
  static RecordedClaims of(SettingValues values) {
    List<Recorded> claims = new ArrayList<>();
    Set<String> columns = new HashSet<>();
    values.get(AUDIT_CLAIMS).forEach((claim, how) -> {
      String column = column(claim);
      InvalidSettingException.require(AUDIT_CLAIMS.name(), column.length() <= LONGEST_COLUMN,
          "must name claims of at most " + (LONGEST_COLUMN - PREFIX.length()) + " characters");
      InvalidSettingException.require(AUDIT_CLAIMS.name(), columns.add(column),
          "must not name two claims that differ only in characters other than letters, digits and _");
      claims.add(new Recorded(claim, column, HASH.equals(how)));
    });
    String key = values.get(AUDIT_HASH_KEY);
    boolean hashed = claims.stream().anyMatch(claim -> claim.hashed);
    InvalidSettingException.require(AUDIT_HASH_KEY.name(), key != null || !hashed, "must be given, as " + AUDIT_CLAIMS.name() + " has a hash");
    InvalidSettingException.require(AUDIT_HASH_KEY.name(), key == null || hashed, "needs a hash in " + AUDIT_CLAIMS.name());
    return new RecordedClaims(claims, key == null ? null : new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
  }

  /** Column names of Azure Monitor have letters, digits and underscores. */
  private static String column(String claim) {
    StringBuilder column = new StringBuilder(PREFIX);
    for (char c : claim.toCharArray()) {
      column.append(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ? c : '_');
    }
    return column.toString();
  }

  /** Writes those that the token has. */
  void write(Map<String, Object> all, JsonLine record) {
    for (int i = 0; i < claims.size(); i++) {
      Recorded claim = claims.get(i);
      String value = text(all.get(claim.name));
      if (value != null) {
        record.text(claim.column, claim.hashed ? hash(value) : value, LONGEST_VALUE);
      }
    }
  }

  /** Of one value, or of a list of them with spaces between; an object is not written. */
  private static String text(Object value) {
    if (value instanceof Collection) {
      List<String> texts = ((Collection<?>) value).stream().map(RecordedClaims::text).collect(Collectors.toList());
      return texts.contains(null) ? null : texts.stream().map(text -> text.replace(" ", "%20")).collect(Collectors.joining(" "));
    }
    return value == null || value instanceof Map ? null : value.toString();
  }

  private String hash(String value) {
    try {
      Mac mac = Mac.getInstance(key.getAlgorithm());
      mac.init(key);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      // Every Java platform has it.
      throw new IllegalStateException(e);
    }
  }

  private static final class Recorded {

    private final String name;
    private final String column;
    private final boolean hashed;

    private Recorded(String name, String column, boolean hashed) {
      this.name = name;
      this.column = column;
      this.hashed = hashed;
    }
  }
}
