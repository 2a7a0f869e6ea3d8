package org.muleentra.jwt.mule.setting;

import static org.mule.runtime.api.meta.ExpressionSupport.NOT_SUPPORTED;
import static org.muleentra.jwt.core.audit.AuditSettings.API_NAME;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_ADDRESS;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_CLAIMS;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_FORMAT;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_HASH_KEY;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_KEY_ALIAS;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_KEY_STORE_PASSWORD;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_KEY_STORE_PATH;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_PATH;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_USER_AGENT;
import static org.muleentra.jwt.core.audit.AuditSettings.METRICS_LOG_MINUTES;
import static org.muleentra.jwt.mule.setting.PlatformSettings.AUDIT_OBJECT_STORE;

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
  @Example("at least 32 characters, drawn at random")
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

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 8)
  @DisplayName("Audit key store path")
  @Summary("Key store with the key that signs a checkpoint of the audit each minute. None by default.")
  @Example("/opt/mule/conf/audit.p12")
  @Help(value = "Path of a key store (PKCS #12 or JKS) with the private key that signs checkpoints: P-256, or RSA of 2048 bits or more. "
      + "Each minute one says how far the records have come, so that nobody without the key can change or cut them unseen.",
      empty = "records are chained, and no checkpoint is signed")
  private String auditKeyStorePath;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Password
  @Placement(order = 9)
  @DisplayName("Audit key store password")
  @Summary("Password of the audit key store and its key.")
  @Example("the password of the key store")
  @Help(value = "Password of the audit key store and its key.", empty = "the key store has none")
  private String auditKeyStorePassword;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 10)
  @DisplayName("Audit key alias")
  @Summary("Alias of the key in the audit key store.")
  @Example("audit")
  @Help(value = "Alias of the key in the audit key store.", empty = "the only key in it")
  private String auditKeyAlias;

  @Parameter
  @Optional
  @Expression(NOT_SUPPORTED)
  @Placement(order = 11)
  @DisplayName("Audit object store")
  @Summary("Name of a Mule Object Store that keeps how far the audit's chain has come, for the next start. None by default.")
  @Example("entra-audit")
  @Help(value = "Name of a Mule Object Store that keeps how far the chain of records has come and which settings were in force, so that "
      + "the next start names both.", empty = "a start does not know of the one before")
  private String auditObjectStore;

  @Parameter
  @Optional(defaultValue = "0")
  @Expression(NOT_SUPPORTED)
  @Placement(order = 12)
  @DisplayName("Metrics log in minutes")
  @Summary("How often the metrics are written to the log, every 1 to 1440 minutes; 0 for never.")
  @Example("5")
  @Help(value = "How often one line of JSON with all metrics and the status is written to the log, every 1 to 1440 minutes, and at "
      + "the start and the stop. No flow can read the metrics of a policy, so this is the way to them.", empty = "0: never")
  private int metricsLogMinutes;

  /** Gives these settings. */
  public SettingValues in(SettingValues values) {
    return values
        .with(API_NAME, apiName)
        .with(AUDIT_FORMAT, auditFormat)
        .with(AUDIT_CLAIMS, auditClaims)
        .with(AUDIT_HASH_KEY, auditHashKey)
        .with(AUDIT_ADDRESS, auditAddress)
        .with(AUDIT_USER_AGENT, auditUserAgent)
        .with(AUDIT_PATH, auditPath)
        .with(AUDIT_KEY_STORE_PATH, auditKeyStorePath)
        .with(AUDIT_KEY_STORE_PASSWORD, auditKeyStorePassword)
        .with(AUDIT_KEY_ALIAS, auditKeyAlias)
        .with(AUDIT_OBJECT_STORE, auditObjectStore)
        .with(METRICS_LOG_MINUTES, metricsLogMinutes);
  }

  /** Keeps no secret: the keys have been made of them. */
  public void forgetSecrets() {
    auditHashKey = null;
    auditKeyStorePassword = null;
  }
}
