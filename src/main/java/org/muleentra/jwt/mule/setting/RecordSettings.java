package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.muleentra.jwt.core.audit.AuditSettings.API_NAME;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_ADDRESS;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_CLAIMS;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_FORMAT;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_HASH_KEY;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_PATH;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_USER_AGENT;

import java.util.Map;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.Parameter;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Password;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.mule.runtime.extension.api.annotation.values.OfValues;
import org.muleentra.jwt.core.setting.SettingValues;

/** What is written down of each decision. */
public class RecordSettings {

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 1)
  @DisplayName("API name")
  @Summary("What the record of each decision calls this API.")
  @Example("orders")
  @Help(value = "What the record of each decision, metrics and status call this API.", empty = "the name of the configuration")
  private String apiName;

  @Parameter
  @Optional(defaultValue = "json")
  @Expression(NOT_SUPPORTED)
  @OfValues(AuditFormats.class)
  @Placement(order = 2)
  @DisplayName("Audit format")
  @Summary("How the record of each decision is written: json or line.")
  @Example("line")
  @Help(value = "How the record of each decision is written to the log. json: one JSON object a line, with all fields, each tied to "
      + "the one before. line: one line of text with the most important fields.", empty = "json")
  private String auditFormat;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 3)
  @DisplayName("Audit claims")
  @Summary("Further claims that the record holds by name (key), each plain or hash (value).")
  @Example("preferred_username to hash")
  @Help(value = "Further claims of good tokens that the record holds. Key: the claim. Value: plain for the claim as it is, hash for a "
      + "keyed hash of it. Names and addresses of people are in no record unless they are named here.", empty = "no further claims")
  @Entries(key = "Claim", keyHelp = "Name of the claim.", value = "How", valueHelp = "plain or hash.")
  private Map<String, String> auditClaims;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Password
  @Placement(order = 4)
  @DisplayName("Audit hash key")
  @Summary("The key of the hashes in Audit claims: 32 characters or more, drawn at random.")
  @Example("32 random characters or more")
  @Help(value = "The key of the hashes in Audit claims: 32 characters or more, drawn at random. Whoever has it can find out by trial "
      + "whose hash a record holds; with another key, the hashes of one person no longer match.", empty = "there is no hash")
  private String auditHashKey;

  @Parameter
  @Optional(defaultValue = "false")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 5)
  @DisplayName("Audit address")
  @Summary("Whether the record holds the address that the request came from.")
  @Example("true")
  @Help(value = "Records the address that the request came from, which is personal data: the client's, or that of a proxy in front.",
      empty = "false: not recorded")
  private boolean auditAddress;

  @Parameter
  @Optional(defaultValue = "false")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 6)
  @DisplayName("Audit user agent")
  @Summary("Whether the record holds the User-Agent header.")
  @Example("true")
  @Help(value = "Records the User-Agent header, as the client states it.", empty = "false: not recorded")
  private boolean auditUserAgent;

  @Parameter
  @Optional(defaultValue = "false")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 7)
  @DisplayName("Audit path")
  @Summary("Whether the record holds the path of the request; never its query.")
  @Example("true")
  @Help(value = "Records the path of the request, without its query. A path may name people.", empty = "false: not recorded")
  private boolean auditPath;

  /** Gives these settings. */
  public SettingValues in(SettingValues values) {
    return values
        .with(API_NAME, apiName)
        .with(AUDIT_FORMAT, auditFormat)
        .with(AUDIT_CLAIMS, auditClaims)
        .with(AUDIT_HASH_KEY, auditHashKey)
        .with(AUDIT_ADDRESS, auditAddress)
        .with(AUDIT_USER_AGENT, auditUserAgent)
        .with(AUDIT_PATH, auditPath);
  }

  /** Keeps no secret: the key has been made of it. */
  public void forgetSecrets() {
    auditHashKey = null;
  }
}
