package org.muleentra.jwt.tool.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muleentra.jwt.core.check.CallerKind;
import org.muleentra.jwt.tool.log.LoggedRecord;

/**
 * What a record tells of a token whose signature was proven.
 *
 * @param tenant {@code tid}
 * @param person {@code oid} (in B2C perhaps {@code sub}) of a delegated token, else {@code null}
 * @param application {@code oid} of any other token, else {@code null}
 * @param issuedAt {@code iat} in seconds, or {@code null} where the token has none
 * @param expiresAt {@code exp} in seconds
 * @param mapped local roles of an admission
 * @param kind of an admission, else {@code null}
 * @param columns recorded claims by the name of their column
 */
record Told(String tenant, String person, String application, String client, Long credential, String tokenId, String session, String device,
    Long issuedAt, long expiresAt, Names scopes, Names roles, Names mapped, CallerKind kind, String blueprint, Names contexts,
    String version, Map<String, String> columns) {

  /** How the column of a recorded claim begins. */
  static final String COLUMN = "Claim_";

  /** What the record tells, or {@code null} where it tells of no token. */
  static Told of(LoggedRecord line) {
    Members members = new Members(line);
    Instant expiresAt = members.time("TokenExpiresAt");
    if (expiresAt == null) {
      return null;
    }
    Instant issuedAt = members.time("TokenIssuedAt");
    return new Told(members.text("AadTenantId"), members.text("UserId"), members.text("ServicePrincipalId"), members.text("AppId"),
        members.number("ClientAuthMethod"), members.text("UniqueTokenIdentifier"), members.text("SessionId"), members.text("DeviceId"),
        issuedAt == null ? null : issuedAt.getEpochSecond(), expiresAt.getEpochSecond(), members.names("Scopes"), members.names("Roles"),
        members.names("MappedRoles"), kind(members), members.text("AgentBlueprintId"),
        members.names("AuthenticationContextClassReferences"), members.text("TokenVersion"), columns(line.json(), members));
  }

  private static CallerKind kind(Members members) {
    String setting = members.text("CallerKind");
    CallerKind kind = Arrays.stream(CallerKind.values()).filter(one -> one.setting().equals(setting)).findFirst().orElse(null);
    members.require(kind != null || setting == null, "CallerKind", "must be a kind of caller that this version knows");
    return kind;
  }

  private static Map<String, String> columns(JsonNode json, Members members) {
    Map<String, String> columns = new LinkedHashMap<>();
    json.fieldNames().forEachRemaining(name -> {
      if (name.startsWith(COLUMN)) {
        columns.put(name, members.text(name));
      }
    });
    return columns;
  }

  /** Whose call it was: the user or the service principal. */
  String caller() {
    return person != null ? person : application;
  }
}
