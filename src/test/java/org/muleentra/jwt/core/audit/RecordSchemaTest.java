package org.muleentra.jwt.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_ADDRESS;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_CLAIMS;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_HASH_KEY;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_PATH;
import static org.muleentra.jwt.core.audit.AuditSettings.AUDIT_USER_AGENT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.core.revocation.Revocation;
import org.muleentra.jwt.core.revocation.RevocationRequest;
import org.muleentra.jwt.core.setting.SettingValues;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.catalogue.HostileToken;
import org.muleentra.jwt.testkit.catalogue.RealToken;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** The schema of the record, its page and what is written are one. */
class RecordSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCHEMA = Path.of("api/entra-jwt-decision.schema.json");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (\\w+) \\|[^|]*\\|[^|]*\\|[^|]+\\|[^|]*\\|$");

  /** Whatever the tokens of the catalogue come to. */
  private static List<String> records() {
    SettingValues all = SettingValues.NONE.with(AUDIT_ADDRESS, true).with(AUDIT_PATH, true).with(AUDIT_USER_AGENT, true)
        .with(AUDIT_CLAIMS, Map.of("amr", "plain", "name", "hash")).with(AUDIT_HASH_KEY, "k".repeat(32));
    KeptRecords kept = new KeptRecords();
    try (TestGatekeeper gate = new TestGatekeeper()) {
      HostileToken.all().forEach(token -> gate.decide(token.token(gate.mint)));
      RealToken.all().forEach(token -> gate.decide(token.token(gate.mint)));
      AuditTrail trail = KeptRecords.trail(all, kept, gate);
      gate.audited.forEach(trail::record);
      gate.audited.forEach(decision -> trail.record(decision.inReportOnlyMode()));
      Actor actor = new Actor(Contoso.USER_OBJECT_ID, Contoso.TENANT_ID, Contoso.WEB_CLIENT_ID);
      Revocation revoked = gate.denyList.revoke(RevocationRequest.of("notBefore", Contoso.USER_OBJECT_ID, null).reason("lost"));
      trail.record(AuditEvent.revoked(actor, revoked));
      trail.record(AuditEvent.reinstated(Actor.UNKNOWN, revoked));
      trail.close();
    }
    return kept.lines;
  }

  @Test
  void everyRecordOfTheCatalogueKeepsToTheSchema() throws Exception {
    Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    List<String> records = records();
    assertThat(records).hasSizeGreaterThan(500).anyMatch(record -> record.contains("\"admitted\"")).anyMatch(record -> record.contains("\"refused\""));
    for (String record : records) {
      assertThat(schema.validate(record, InputFormat.JSON)).as(record).isEmpty();
    }
  }

  @Test
  void everyFieldHasARowAndEveryRowAField() throws Exception {
    Map<String, String> explained = new LinkedHashMap<>();
    ROW.matcher(Files.readString(Path.of("docs/operate/audit.md"))).results().forEach(row -> explained.put(row.group(1), row.group(2)));
    Map<String, String> described = new LinkedHashMap<>();
    JSON.readTree(Files.readString(SCHEMA)).get("properties").properties()
        .forEach(field -> described.put(field.getKey(), type(field.getValue())));

    assertThat(explained.keySet()).hasSizeGreaterThan(40).containsExactlyElementsOf(described.keySet());
    explained.forEach((field, type) -> assertThat(type.replace("long", "int")).as(field).isEqualTo(described.get(field)));
  }

  private static String type(JsonNode field) {
    return field.path("format").asText().equals("date-time") ? "datetime" : field.get("type").asText().replace("integer", "int");
  }

  /** Column names of Azure Monitor: letters, digits and underscores, 45 at most, none of its own (Logs Ingestion API). */
  @Test
  void everyNameIsGoodForAColumn() throws Exception {
    TreeSet<String> names = new TreeSet<>();
    JSON.readTree(Files.readString(SCHEMA)).get("properties").fieldNames().forEachRemaining(names::add);
    assertThat(names).allMatch(name -> name.matches("[A-Za-z][A-Za-z0-9_]{0,44}"))
        .doesNotContain("_ResourceId", "id", "_SubscriptionId", "TenantId", "Type", "UniqueId", "Title");
  }

  /** Of the table, and of the stream that the rule reads. */
  @Test
  void theTableOfAzureMonitorHasEveryField() throws Exception {
    JsonNode resources = JSON.readTree(Files.readString(Path.of("examples/audit/azure-monitor.json"))).get("resources");
    Map<String, String> described = new LinkedHashMap<>();
    JSON.readTree(Files.readString(SCHEMA)).get("properties").properties()
        .forEach(field -> described.put(field.getKey(), type(field.getValue())));
    for (JsonNode columns : List.of(resources.at("/0/properties/schema/columns"),
        resources.at("/1/properties/streamDeclarations/Custom-EntraJwtDecisions/columns"))) {
      Map<String, String> stated = new LinkedHashMap<>();
      columns.forEach(column -> stated.put(column.get("name").asText(), column.get("type").asText().replace("long", "int")));
      assertThat(stated).containsExactlyEntriesOf(described);
    }
  }

  /** Of our own columns; Microsoft's tables are theirs. */
  @Test
  void theQueriesAskForFieldsThatThereAre() throws Exception {
    String queries = Files.readString(Path.of("examples/audit/queries.kql"));
    JsonNode fields = JSON.readTree(Files.readString(SCHEMA)).get("properties");
    List<String> asked = List.of("UniqueTokenIdentifier", "Decision", "UserId", "ServicePrincipalId", "AppId", "Reason", "ApiName",
        "ClientAuthMethod", "TokenIssuedAt", "MappedRoles");
    assertThat(asked).allSatisfy(field -> assertThat(queries).containsPattern("\\b" + field + "\\b")).allMatch(fields::has);
    Pattern.compile("(?m)^\\| where (?:\\w+ > \\S+ and )?(\\w+) (?:==|in) ").matcher(queries).results()
        .forEach(match -> assertThat(fields.has(match.group(1)) || match.group(1).equals("Role")).as(match.group(1)).isTrue());
  }
}
