package org.muleentra.jwt.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.core.setting.SettingValues;

/** Which identity of which host: found by settings and variables, or the deployment stops with one sentence. */
class ManagedIdentityTest {

  private static final String ID = "5e29463d-71da-4fe0-8e69-999b57db23b0";
  private static final String RESOURCE_ID = "/subscriptions/5e29463d-71da-4fe0-8e69-999b57db23b1/resourceGroups/rg_(é)"
      + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/orders-1";

  private static final ArcKeys NO_KEYS = new ArcKeys(Path.of("/nowhere"));

  private final Map<String, String> variables = new HashMap<>();
  private SettingValues values = SettingValues.NONE;

  private ManagedIdentity identity() {
    return ManagedIdentity.of(values, variables::get, NO_KEYS);
  }

  private void refused(String sentence) {
    assertThatThrownBy(this::identity).isInstanceOf(InvalidSettingException.class).hasMessage(sentence);
  }

  private ManagedIdentityTest host(String setting) {
    values = values.with(ManagedIdentity.HOST, setting);
    return this;
  }

  private ManagedIdentityTest variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  @Test
  void isTheMachinesOwnOfImdsUnlessSaid() {
    assertThat(identity()).hasToString("the system-assigned managed identity of IMDS");
    assertThat(identity().address()).hasToString("http://169.254.169.254/metadata/identity/oauth2/token");
  }

  /** As Microsoft's libraries find it (msal4j, ManagedIdentityClient). */
  @ParameterizedTest
  @CsvSource({
      "auto,,,, IMDS", "auto, http://localhost/t,,, IMDS", "auto,, h, http://localhost:40342, IMDS",
      "auto, http://localhost/t, h,, App Service", "auto, http://localhost/t, h, http://localhost:40342, App Service",
      "auto, http://localhost/t,, http://localhost:40342, Azure Arc's agent", "auto, http://localhost/t, ' ', http://localhost:40342, Azure Arc's agent",
      "imds, http://localhost/t, h,, IMDS", "imds, http://localhost/t,, http://localhost:40342, IMDS",
      "appService, http://localhost/t, h, http://localhost:40342, App Service", "azureArc,,,, Azure Arc's agent",
      "azureArc, http://localhost/t, h,, Azure Arc's agent"})
  void findsItsHost(String setting, String endpoint, String header, String imds, String host) {
    host(setting).variable("IDENTITY_ENDPOINT", endpoint).variable("IDENTITY_HEADER", header).variable("IMDS_ENDPOINT", imds);
    assertThat(identity().toString()).endsWith(" of " + host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "appService"})
  void serviceFabricIsRefused(String setting) {
    host(setting).variable("IDENTITY_ENDPOINT", "https://localhost:2377/t").variable("IDENTITY_HEADER", "h")
        .variable("IDENTITY_SERVER_THUMBPRINT", "AB12");
    refused("managedIdentityHost must not be " + setting + " in Service Fabric, whose managed identities are not supported: give the"
        + " client a certificate");
    assertThat(host("imds").identity()).isNotNull();
  }

  @Test
  void aHostThatIsNotHereIsRefused() {
    host("appService");
    refused("managedIdentityHost must not be appService here, as this process lacks a variable IDENTITY_ENDPOINT or IDENTITY_HEADER");
    variable("IDENTITY_ENDPOINT", "http://localhost/t");
    refused("managedIdentityHost must not be appService here, as this process lacks a variable IDENTITY_ENDPOINT or IDENTITY_HEADER");
    host("kubernetes");
    refused("managedIdentityHost must be one of none, auto, imds, appService, azureArc");
  }

  /** Of Windows, of a container on Linux (azure-sdk-for-js issue 11595), of Container Apps. */
  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:41566/MSI/token/", "http://172.16.2.6:8081/msi/token", "http://172.31.255.255/t",
      "http://localhost:42356/msi/token", "http://169.254.129.2:8081/msi/token", "http://10.0.0.1/t", "http://192.168.0.1/t", "http://[::1]/t",
      "HTTP://LOCALHOST/t", "https://identity.example.com/t", " http://127.0.0.1/t "})
  void appServiceIsAskedNearby(String endpoint) {
    variable("IDENTITY_ENDPOINT", endpoint).variable("IDENTITY_HEADER", "h");
    assertThat(identity().address()).hasToString(endpoint.trim());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://172.15.0.1/t", "http://172.32.0.1/t", "http://11.0.0.1/t", "http://169.253.0.1/t", "http://192.167.0.1/t",
      "http://example.com/t", "http://localhost.example.com/t", "http://127.0.0.1.example.com/t", "http://127.0.0.256/t", "http://127.1/t",
      "http://0177.0.0.1/t", "http://user@127.0.0.1/t", "https://user:word@identity.example.com/t", "https://identity.example.com/t?a=b",
      "https://identity.example.com/t#f", "ftp://127.0.0.1/t", "file:///etc/passwd", "//127.0.0.1/t", "127.0.0.1", "http:///t", "http://[fe80::1]/t", "not an address"})
  void appServiceIsAskedNowhereElse(String endpoint) {
    variable("IDENTITY_ENDPOINT", endpoint).variable("IDENTITY_HEADER", "h");
    refused("managedIdentityHost must find an address without credentials, query and fragment in the variable IDENTITY_ENDPOINT of this"
        + " process: https, or http to a loopback, private or link-local address");
  }

  @Test
  void azureArcIsAskedOnThisMachine() {
    host("azureArc");
    assertThat(identity().address()).hasToString("http://127.0.0.1:40342/metadata/identity/oauth2/token");
    variable("IDENTITY_ENDPOINT", "http://localhost:40342/metadata/identity/oauth2/token");
    assertThat(identity().address()).hasToString("http://localhost:40342/metadata/identity/oauth2/token");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://169.254.169.254/t", "http://172.16.2.6/t", "https://localhost/t", "http://example.com/t", "http://a@localhost/t",
      "http://localhost/t?a", "http://localhost/t#a", "?"})
  void azureArcIsAskedNowhereElse(String endpoint) {
    host("azureArc").variable("IDENTITY_ENDPOINT", endpoint);
    refused("managedIdentityHost must find an address without credentials, query and fragment in the variable IDENTITY_ENDPOINT of this"
        + " process: http to a loopback address");
  }

  @ParameterizedTest
  @CsvSource({"http://169.254.169.254, http://169.254.169.254/metadata/identity/oauth2/token",
      "http://169.254.169.254/, http://169.254.169.254/metadata/identity/oauth2/token",
      "http://127.0.0.1:8080, http://127.0.0.1:8080/metadata/identity/oauth2/token", "' ', http://169.254.169.254/metadata/identity/oauth2/token"})
  void imdsMayBeStoodForOnThisMachine(String host, String address) {
    variable("AZURE_POD_IDENTITY_AUTHORITY_HOST", host);
    assertThat(identity().address()).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://169.254.169.253", "http://169.254.169.254:8080", "http://169.254.169.254/x", "https://169.254.169.254",
      "http://a@169.254.169.254", "http://10.0.0.1", "https://example.com", "169.254.169.254", "http://169.254.169.254?a=b", "http://127.0.0.1?"})
  void imdsIsNowhereElse(String host) {
    variable("AZURE_POD_IDENTITY_AUTHORITY_HOST", host);
    refused("managedIdentityHost must find an address without credentials, query and fragment in the variable"
        + " AZURE_POD_IDENTITY_AUTHORITY_HOST of this process: http to a loopback address");
  }

  @Test
  void isNamedOnceAtMost() {
    values = values.with(ManagedIdentity.CLIENT_ID, ID.toUpperCase());
    assertThat(identity()).hasToString("the managed identity " + ID + " of IMDS");
    values = values.with(ManagedIdentity.OBJECT_ID, ID);
    refused("managedIdentityClientId, managedIdentityObjectId and managedIdentityResourceId must name the managed identity once at most");
    values = SettingValues.NONE.with(ManagedIdentity.CLIENT_ID, "orders");
    refused("managedIdentityClientId must be a GUID");
    values = SettingValues.NONE.with(ManagedIdentity.OBJECT_ID, ID + "0");
    refused("managedIdentityObjectId must be a GUID");
  }

  @ParameterizedTest
  @ValueSource(strings = {"orders-1", "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/vm",
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/",
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/a/b",
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/a?b",
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/a&object_id=b",
      "x/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/a",
      "/subscriptions/s/resourceGroups/g/providers/MicrosoftxManagedIdentity/userAssignedIdentities/a"})
  void aResourceIdIsOne(String text) {
    values = values.with(ManagedIdentity.RESOURCE_ID, text);
    refused("managedIdentityResourceId must be the Azure resource id of a user-assigned managed identity, as"
        + " /subscriptions/…/userAssignedIdentities/…");
    values = SettingValues.NONE.with(ManagedIdentity.RESOURCE_ID, RESOURCE_ID.toUpperCase());
    assertThat(identity()).isNotNull();
  }

  /** Each host's own words; what is asked for is encoded. */
  @ParameterizedTest
  @CsvSource({
      "imds, managedIdentityClientId, api-version=2018-02-01&resource=api%3A%2F%2Fbilling%26x&client_id=",
      "imds, managedIdentityObjectId, api-version=2018-02-01&resource=api%3A%2F%2Fbilling%26x&object_id=",
      "imds, managedIdentityResourceId, api-version=2018-02-01&resource=api%3A%2F%2Fbilling%26x&msi_res_id=",
      "imds, , api-version=2018-02-01&resource=api%3A%2F%2Fbilling%26x",
      "appService, managedIdentityClientId, api-version=2019-08-01&resource=api%3A%2F%2Fbilling%26x&client_id=",
      "appService, managedIdentityObjectId, api-version=2019-08-01&resource=api%3A%2F%2Fbilling%26x&object_id=",
      "appService, managedIdentityResourceId, api-version=2019-08-01&resource=api%3A%2F%2Fbilling%26x&mi_res_id=",
      "appService, , api-version=2019-08-01&resource=api%3A%2F%2Fbilling%26x",
      "azureArc, managedIdentityClientId, api-version=2020-06-01&resource=api%3A%2F%2Fbilling%26x&client_id=",
      "azureArc, managedIdentityObjectId, api-version=2020-06-01&resource=api%3A%2F%2Fbilling%26x&object_id=",
      "azureArc, managedIdentityResourceId, api-version=2020-06-01&resource=api%3A%2F%2Fbilling%26x&msi_res_id=",
      "azureArc, , api-version=2020-06-01&resource=api%3A%2F%2Fbilling%26x"})
  void asksInTheWordsOfItsHost(Host host, String setting, String query) {
    Map<String, String> environment = Map.of("IDENTITY_ENDPOINT", "http://127.0.0.1:4141/MSI/token", "IDENTITY_HEADER", "h3ader");
    AssignedIdentity identity = setting == null ? AssignedIdentity.SYSTEM : setting.contains("Client") ? AssignedIdentity.ofClientId(ID)
        : setting.contains("Object") ? AssignedIdentity.ofObjectId(ID) : AssignedIdentity.ofResourceId("/subscriptions/a");
    OutboundRequest question = ManagedIdentityHost.of(host.kind(), environment::get, NO_KEYS).question("api://billing&x", identity);

    assertThat(question.method()).isEqualTo("GET");
    assertThat(question.body()).isEmpty();
    assertThat(question.uri().getRawQuery()).isEqualTo(query + (setting == null ? "" : setting.contains("Resource") ? "%2Fsubscriptions%2Fa" : ID));
    assertThat(question.headers()).containsEntry("Accept", "application/json").hasSize(2);
    if (host == Host.appService) {
      assertThat(question.headers()).containsEntry("X-IDENTITY-HEADER", "h3ader");
    } else {
      assertThat(question.headers()).containsEntry("Metadata", "true");
    }
    assertThat(question.toString()).doesNotContain("h3ader");
  }

  /** The setting's words. */
  enum Host {
    imds, appService, azureArc;

    ManagedIdentityHost.Kind kind() {
      return ManagedIdentityHost.Kind.values()[ordinal() + 2];
    }
  }

  @Test
  void theAgentOfAzureArcHasAFolderBySystem() {
    assertThatThrownBy(() -> ArcKeys.of("Mac OS X", name -> null))
        .hasMessage("managedIdentityHost must not be azureArc here, as its agent runs on Windows and Linux alone");
    assertThatThrownBy(() -> ArcKeys.of("Windows Server 2022", name -> null)).hasMessage(
        "managedIdentityHost must find the variable ProgramData of this process, as Azure Arc's agent has its folder there");
  }
}
