package org.muleentra.jwt.mule.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mule.metadata.api.model.AnyType;
import org.mule.metadata.api.model.MetadataType;
import org.mule.metadata.api.model.ObjectFieldType;
import org.mule.metadata.api.model.ObjectType;
import org.muleentra.jwt.fixture.TestGatekeeper;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** What tools show is what the operations return. */
class TypesTest {

  @Test
  void thePrincipalHasTheFieldsShown() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      Map<String, Object> principal = gate.decide(
          gate.mint.userToken().groups(Contoso.READERS_GROUP_ID).sign()).principal().toMap();
      assertThat(fields(new PrincipalType().getStaticMetadata(), false)).containsAll(principal.keySet());
      assertThat(principal).containsKeys(
          fields(new PrincipalType().getStaticMetadata(), true).toArray(new String[0]));
    }
  }

  @Test
  void theDecisionHasTheFieldsOfBothOutcomes() {
    Set<String> expected = new TreeSet<>(fields(new PrincipalType().getStaticMetadata(), false));
    expected.addAll(Set.of("admitted", "status", "headers", "body", "reason", "refusalId", "reportOnly", "wouldRefuse", "backendHeaders"));
    assertThat(fields(new DecisionType().getStaticMetadata(), false)).isEqualTo(expected);
    assertThat(fields(new DecisionType().getStaticMetadata(), true)).containsExactly("admitted");
  }

  @Test
  void theStatusHasTheFieldsShown() {
    try (TestGatekeeper gate = new TestGatekeeper()) {
      Map<String, Object> status = StatusMap.of(gate.gatekeeper.vitals().status());
      assertThat(fields(new StatusType().getStaticMetadata(), false)).containsAll(status.keySet()).contains("why");
      assertThat(status.keySet()).isEqualTo(fields(new StatusType().getStaticMetadata(), true));
      assertThat(((Map<?, ?>) status.get("parts")).keySet()).hasToString("[keys, denyList, directory, clock]");
    }
  }

  @Test
  void whatIsPassedOnHasTheTypeThatItCameWith() {
    assertThat(new AnyPayload().getStaticMetadata()).isInstanceOf(AnyType.class);
    assertThat(new RequestAttributesMetadata().getStaticMetadata()).isInstanceOf(AnyType.class);
  }

  @Test
  void theResponseHasTheFieldsOfTheConnectorsClass() {
    assertThat(fields(new ResponseAttributesMetadata().getStaticMetadata(), true))
        .containsExactly("headers", "reasonPhrase", "statusCode");
  }

  private static Set<String> fields(MetadataType type, boolean requiredOnly) {
    return ((ObjectType) type).getFields().stream().filter(field -> !requiredOnly || field.isRequired())
        .map(ObjectFieldType::getKey).map(key -> key.getName().getLocalPart())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
