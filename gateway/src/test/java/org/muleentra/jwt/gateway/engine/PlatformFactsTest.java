package org.muleentra.jwt.gateway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.gateway.fixture.Http;
import org.muleentra.jwt.gateway.probe.ProbeExtension;

/** What Mule 4.1.1 does where its documents are silent and our extension depends on it. */
class PlatformFactsTest {

  private static MuleEngine engine;

  @BeforeAll
  static void start() throws IOException {
    System.setProperty("probe.property", "from the system");
    engine = MuleEngine.start(ProbeExtension.class);
  }

  @AfterAll
  static void stop() {
    engine.close();
    System.clearProperty("probe.property");
  }

  /** Parameters marked as not supporting expressions. */
  @Nested
  class Expressions {

    @ParameterizedTest
    @ValueSource(strings = {
        "<probe:config name='probe' realm=\"#['x']\"/>",
        "<probe:config name='probe' tenants=\"#[['a']]\"/>",
        "<probe:config name='probe'><probe:role-mappings><probe:role-mapping key='g' value=\"#['x']\"/></probe:role-mappings></probe:config>"})
    void areRefusedAsTextListAndMapValue(String config) {
      assertThatThrownBy(() -> deploy(config)).hasMessageContaining("doesn't support expressions");
    }

    @Test
    void areEvaluatedAllTheSameAsListItems() throws Exception {
      assertThat(properties("<probe:config name='probe'><probe:tenants><probe:tenant value=\"#['x']\"/></probe:tenants></probe:config>"))
          .contains("\"tenants\":[\"x\"]");
    }

    @Test
    void areTextWhereTextSurroundsThem() throws Exception {
      assertThat(properties("<probe:config name='probe' realm=\"a #['x'] b\"/>")).contains("\"realm\":\"a #['x'] b\"");
    }
  }

  /** Values that hold a dollar sign and a brace. */
  @Nested
  class PropertyPlaceholders {

    @Test
    void areResolvedInAPolicy() throws Exception {
      assertThat(properties("<probe:config name='probe' realm='${probe.property}'/>")).contains("\"realm\":\"from the system\"");
    }

    @Test
    void cannotBeEscapedByABackslash() throws Exception {
      assertThat(properties("<probe:config name='probe' realm='\\${probe.property}'/>"))
          .contains("\"realm\":\"\\\\from the system\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${no.such.property}", "\\${no.such.property}", "${unclosed"})
    void stopTheDeploymentWhereTheyLeadNowhere(String value) {
      assertThatThrownBy(() -> deploy("<probe:config name='probe' realm='" + value + "'/>"))
          .isInstanceOf(DeploymentException.class);
    }
  }

  /** Errors that a flow tells apart by type. */
  @Nested
  class TypedErrors {

    @ParameterizedTest
    @CsvSource({"<probe:validate/>,TOKEN_EXPIRED", "<probe:validate elsewhere='true'/>,TOKEN_EXPIRED",
        "<probe:validate-blocking/>,TOKEN_EXPIRED", "<probe:validate elsewhere='true'/>,TOKEN_INVALID"})
    void reachTheHandlerOfTheirTypeAndOfItsParent(String operation, String type) throws Exception {
      HttpResponse<String> response = call("""
          <flow name='flow'>
            <http:listener path='/fact'><http:response statusCode='#[vars.status]'/></http:listener>
            %s
            <error-handler>
              <on-error-continue type='PROBE:%s' logException='false'>
                <set-variable variableName='status' value='418'/>
                <set-payload value='#[error.description]'/>
              </on-error-continue>
            </error-handler>
          </flow>""".formatted(operation, type));
      assertThat(response.statusCode()).isEqualTo(418);
      assertThat(response.body()).isEqualTo("exp has passed");
    }
  }

  /** Parameters of an operation that stand in for the configuration's. */
  @Nested
  class ConfigOverrides {

    @Test
    void takeTheConfigurationsValueOrTheirOwn() throws Exception {
      assertThat(overridden("<probe:overridden config-ref='probe'/>")).isEqualTo("tenants=[one, two] realm=R");
      assertThat(overridden("""
          <probe:overridden config-ref='probe' realm='R2'>
            <probe:tenants><probe:tenant value='T2'/></probe:tenants>
          </probe:overridden>""")).isEqualTo("tenants=[T2] realm=R2");
    }

    private String overridden(String operation) throws Exception {
      return call(ProbePolicy.CONFIG + "<flow name='flow'><http:listener path='/fact'/>" + operation + "</flow>").body();
    }
  }

  private static HttpResponse<String> call(String application) throws Exception {
    try (DeployedApi api = engine.deploy(ApiSpec.application("fact", ProbePolicy.around(application)))) {
      return Http.get(engine.uri("/fact"));
    }
  }

  private static String properties(String config) throws Exception {
    try (DeployedApi api = deploy(config)) {
      return Http.get(engine.uri("/fact/1"), "Authorization", "Bearer alice").body();
    }
  }

  private static DeployedApi deploy(String config) {
    return engine.deploy(ApiSpec.behind(ProbePolicy.with(config, ""), "fact", "/fact/*"));
  }
}
