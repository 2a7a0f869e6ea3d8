package org.muleentra.jwt.core.metric;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Everything that is measured: one metric, one row in {@code docs/operate/metrics.md}.
 *
 * <p>Names follow Prometheus' "Metric and label naming": base units, {@code _total} on counters. Each label takes its values from a
 * closed set or out of the configuration, never out of a request or a token.
 */
public enum Metric {
  BUILD_INFO("entra_jwt_build_info", Type.GAUGE, "Always 1; the label has the version that runs.", "version"),
  READY("entra_jwt_ready", Type.GAUGE, "1 where the part lets good callers pass, 0 where it has them refused.", "part"),
  DEGRADED("entra_jwt_degraded", Type.GAUGE, "1 where somebody should look after the part, 0 where nobody need.", "part"),

  DECISIONS("entra_jwt_decisions_total", Type.COUNTER, "Decisions, by what came of them and the reason.", "decision", "reason"),
  ADMISSIONS("entra_jwt_admissions_total", Type.COUNTER,
      "Admitted callers, by their kind and how their client authenticated at Entra.", "caller_kind", "client_auth"),
  DECISION_DURATION("entra_jwt_decision_duration_seconds", Type.HISTOGRAM, "How long a decision took, with what it waited for."),

  TOKEN_CACHE_LOOKUPS("entra_jwt_token_cache_lookups_total", Type.COUNTER,
      "Tokens that were looked for among those admitted before.", "outcome"),
  TOKEN_CACHE_TOKENS("entra_jwt_token_cache_tokens", Type.GAUGE, "Tokens that are remembered."),

  KEY_FETCHES("entra_jwt_key_fetches_total", Type.COUNTER, "Fetches of signing keys that ended.", "authority", "outcome"),
  KEYS_USABLE("entra_jwt_keys_usable", Type.GAUGE, "Signing keys in memory that may serve.", "authority"),
  KEYS_LAST_FETCH("entra_jwt_key_fetch_last_success_timestamp_seconds", Type.GAUGE,
      "When signing keys were last fetched, in seconds since the epoch.", "authority"),

  DENY_LIST_READINGS("entra_jwt_deny_list_readings_total", Type.COUNTER, "Readings of the deny list that ended.", "outcome"),
  DENY_LIST_ENTRIES("entra_jwt_deny_list_entries", Type.GAUGE, "Entries of the deny list in memory."),
  DENY_LIST_LAST_READ("entra_jwt_deny_list_last_read_timestamp_seconds", Type.GAUGE,
      "When the deny list was last read, in seconds since the epoch."),

  DIRECTORY_CALLS("entra_jwt_directory_calls_total", Type.COUNTER, "Questions put to Microsoft Graph that ended.", "operation", "outcome"),

  AUDIT_SEQUENCE("entra_jwt_audit_sequence", Type.GAUGE, "Records in the audit's chain since the start."),
  AUDIT_CHECKPOINTS("entra_jwt_audit_checkpoints_total", Type.COUNTER, "Checkpoints of the audit that were to be signed.", "outcome"),
  AUDIT_LAST_CHECKPOINT("entra_jwt_audit_checkpoint_timestamp_seconds", Type.GAUGE,
      "When a checkpoint of the audit was last signed, in seconds since the epoch."),
  AUDIT_STORE_WRITES("entra_jwt_audit_store_writes_total", Type.COUNTER,
      "Writings of how far the audit's chain has come, for the next start, that ended.", "outcome"),
  AUDIT_STORE_LAST_WRITE("entra_jwt_audit_store_last_write_timestamp_seconds", Type.GAUGE,
      "When that was last written, in seconds since the epoch."),

  TOKEN_REQUESTS("entra_jwt_token_requests_total", Type.COUNTER, "Requests for a token of our own that ended.", "outcome"),
  CREDENTIAL_FAILOVERS("entra_jwt_credential_failovers_total", Type.COUNTER, "How often one credential took the place of another."),
  CREDENTIAL_DAYS_LEFT("entra_jwt_credential_days_left", Type.GAUGE,
      "Days until the first of the credentials ends that are registered or held here; below 0 where one has ended.", "whose", "kind"),
  CREDENTIAL_SERVES("entra_jwt_credential_serves", Type.GAUGE,
      "1 where a credential that is set here serves, 0 where it was rejected or cannot be read.", "credential"),
  CERTIFICATE_DAYS_LEFT("entra_jwt_certificate_days_left", Type.GAUGE,
      "Days until a certificate ends that is set here; below 0 where it has ended.", "credential"),
  SELF_PROBE_PASSED("entra_jwt_self_probe_passed", Type.GAUGE, "1 where the last self-probe passed, else 0."),

  CLOCK_DIFFERENCE("entra_jwt_clock_difference_seconds", Type.GAUGE,
      "Our clock less Entra's, in seconds: below 0 where ours is behind.", "source");

  /** What Prometheus does with a metric. */
  public enum Type {
    /** Only grows, from 0 at a start. */
    COUNTER,
    /** Goes up and down. */
    GAUGE,
    /** Counts in buckets, with a sum. */
    HISTOGRAM;

    /** The type's name in the text. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The label that each metric bears: whose it is, as the log names the configuration. */
  public static final String CONFIG = "config";

  private final String id;
  private final Type type;
  private final String help;
  private final List<String> labels;

  Metric(String id, Type type, String help, String... labels) {
    this.id = id;
    this.type = type;
    this.help = help;
    this.labels = Collections.unmodifiableList(Arrays.asList(labels));
  }

  /** The name in the text. */
  public String id() {
    return id;
  }

  /** What it is to Prometheus. */
  public Type type() {
    return type;
  }

  /** One sentence. */
  public String help() {
    return help;
  }

  /** Its labels besides {@link #CONFIG}; unmodifiable. */
  public List<String> labels() {
    return labels;
  }
}
