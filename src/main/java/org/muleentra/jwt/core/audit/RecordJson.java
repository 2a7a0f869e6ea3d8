package org.muleentra.jwt.core.audit;

import java.time.Instant;
import java.util.List;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.core.error.Refusal;
import org.muleentra.jwt.core.token.Claims;
import org.muleentra.jwt.core.token.VerifiedToken;

/**
 * A decision as one JSON object, whose members {@code docs/operate/audit.md} describes; immutable.
 *
 * <p>Where the meaning is Microsoft's, so is the name (MicrosoftGraphActivityLogs and the sign-in logs of Azure Monitor), so
 * that one query joins them. The names are columns there: letters and digits, 45 at most, no nesting.
 */
final class RecordJson {

  /** Of the members and their meaning; a member more is no other version. */
  static final int SCHEMA_VERSION = 1;

  /** The longest id, in characters; Entra's have at most 64. */
  private static final int LONGEST_ID = 128;
  /** The longest list of names, in characters: Azure Monitor cuts a column at 64 KiB. */
  private static final int LONGEST_LIST = 8 * 1024;
  private static final int LONGEST_TEXT = 1024;

  private final RecordedClaims claims;
  private final RecordedOrigin origin;
  private final Deployment deployment;

  RecordJson(AuditSettings settings, Deployment deployment) {
    this.claims = settings.claims;
    this.origin = new RecordedOrigin(settings);
    this.deployment = deployment;
  }

  /** The members of a decision, without the chain's and the end. */
  JsonLine of(DecisionRecord decision) {
    JsonLine record = new JsonLine();
    record.time("TimeGenerated", decision.time()).time("DecidedAt", decision.time()).number("SchemaVersion", SCHEMA_VERSION)
        .plain("Decision", decision.decision()).plain("Mode", decision.reportOnly() ? "report-only" : "enforce");
    write(decision.refusal(), decision, record);
    if (decision.token() != null) {
      write(decision.token(), decision.callerKind(), decision.roles(), record);
    }
    origin.write(decision.origin(), record);
    if (decision.token() != null) {
      claims.write(decision.token().claims().all(), record);
    }
    deployment.write(decision.policyHash(), record);
    return record.number("DecisionMicros", decision.nanos() / 1000);
  }

  /** The members of an event, without the chain's and the end. */
  JsonLine of(AuditEvent event, Instant time, String policyHash) {
    JsonLine record = new JsonLine().time("TimeGenerated", time).time("DecidedAt", time).number("SchemaVersion", SCHEMA_VERSION);
    event.write(record);
    deployment.write(policyHash, record);
    return record;
  }

  private static void write(Refusal refusal, DecisionRecord decision, JsonLine record) {
    if (refusal != null) {
      record.number("ResponseStatusCode", refusal.status()).plain("Reason", refusal.reason().name())
          .plain("Family", refusal.reason().family().name()).text("Detail", refusal.detail(), LONGEST_TEXT)
          .plain("RefusalId", decision.refusalId().toString());
    }
  }

  private static void write(VerifiedToken token, CallerKind kind, List<String> roles, JsonLine record) {
    Claims claims = token.claims();
    boolean person = kind == null ? !claims.scopes().isEmpty() : kind.delegated();
    record.text("AadTenantId", claims.tenantId(), LONGEST_ID)
        .text(person ? "UserId" : "ServicePrincipalId", claims.principalId(), LONGEST_ID)
        .text("AppId", claims.clientId(), LONGEST_ID);
    writeClientAuthentication(claims.clientAuthentication(), record);
    record.text("UniqueTokenIdentifier", claims.tokenId(), LONGEST_ID).text("SessionId", claims.sessionId(), LONGEST_ID)
        .text("DeviceId", claims.deviceId(), LONGEST_ID)
        .seconds("TokenIssuedAt", claims.issuedAt()).seconds("TokenExpiresAt", claims.expiresAt())
        .names("Scopes", claims.scopes(), LONGEST_LIST).names("Roles", claims.appRoles(), LONGEST_LIST)
        .names("MappedRoles", roles, LONGEST_LIST)
        .plain("CallerKind", kind == null ? null : kind.setting())
        .text("AgentBlueprintId", claims.agentBlueprint(), LONGEST_ID)
        .names("AuthenticationContextClassReferences", claims.authenticationContexts(), LONGEST_LIST)
        .text("TokenVersion", claims.version(), LONGEST_ID).text("KeyId", token.header().keyId(), LONGEST_ID);
  }

  /** A digit in Entra's tokens, and a number in Azure's columns. */
  private static void writeClientAuthentication(String method, JsonLine record) {
    if (method != null && method.length() == 1 && method.charAt(0) >= '0' && method.charAt(0) <= '9') {
      record.number("ClientAuthMethod", method.charAt(0) - '0');
    }
  }
}
