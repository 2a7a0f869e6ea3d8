package org.muleentra.jwt.mule;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mule.runtime.api.meta.model.operation.ExecutionType;
import org.mule.runtime.extension.api.annotation.Expression;
import org.mule.runtime.extension.api.annotation.error.Throws;
import org.mule.runtime.extension.api.annotation.execution.Execution;
import org.mule.runtime.extension.api.annotation.param.Optional;
import org.mule.runtime.extension.api.annotation.param.display.DisplayName;
import org.mule.runtime.extension.api.annotation.param.display.Example;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.muleentra.jwt.core.validation.ParametersBuilder;
import org.muleentra.jwt.core.validation.ValidationParameters;
import org.muleentra.jwt.mule.error.RevocationErrors;

/** What Studio shows and what the packager exports, read off the annotations as the SDK does. */
class SdkFaceTest {

  /** In the schema the lists among these are a sequence: the policy's template writes them in this order. */
  private static final List<String> SETTINGS = List.of("tenants", "deniedTenants", "audiences", "cloud",
      "tokenVersions", "metadataBaseUrl", "clockSkew", "maximumTokenAge", "outageTolerance", "keyObjectStore",
      "maximumTokenSize", "directory", "loginHost", "issuerHost", "b2cPolicies", "signingKeysAppId", "callerKinds",
      "allowedClientIds", "certificateClientsOnly", "requiredScopes", "scopeMatch", "requiredAppRoles", "appRoleMatch",
      "roleMappings", "requiredRoles", "requiredRolesOfApps", "roleMatch", "claimRules", "requiredAuthenticationContext",
      "requiredAuthenticationMethods", "maximumAuthenticationAge", "groupOverage", "graphClientId",
      "graphClientSecret", "graphCertificate", "graphAssertionFile", "graphBaseUrl", "groupObjectStore",
      "requireEnabledAccount", "revocationObjectStore", "reportOnly", "exposeHeaders", "headerNames",
      "removeAuthorization", "realm", "resource", "resourceMetadata", "tlsContext", "trustStorePath",
      "trustStorePassword", "trustStoreType", "proxyHost", "proxyPort", "proxyUsername", "proxyPassword", "nonProxyHosts");

  private static final List<String> FLAGS = List.of("certificateClientsOnly", "requireEnabledAccount", "reportOnly",
      "exposeHeaders", "removeAuthorization");

  static List<SdkFace.Setting> settings() {
    return SdkFace.all();
  }

  static List<Method> operations() {
    return SdkFace.operations();
  }

  @Test
  void theConfigurationHasTheSettingsOfTheContract() {
    assertThat(SdkFace.configuration()).extracting(SdkFace.Setting::name).containsExactlyElementsOf(SETTINGS);
  }

  @Test
  void everySettingOfTheCoreIsASettingHere() {
    List<String> setters = Arrays.stream(ParametersBuilder.class.getMethods())
        .filter(method -> method.getReturnType() == ParametersBuilder.class)
        .map(Method::getName).collect(Collectors.toList());
    // Settings of the platform: where things are kept and which way requests go is nothing that the core knows.
    setters.addAll(List.of("keyObjectStore", "groupObjectStore", "revocationObjectStore", "tlsContext", "trustStorePath",
        "trustStorePassword", "trustStoreType", "proxyHost", "proxyPort", "proxyUsername", "proxyPassword",
        "nonProxyHosts"));
    assertThat(SETTINGS).containsExactlyInAnyOrderElementsOf(setters);
  }

  @Test
  void onlyTenantsAndAudiencesAreRequired() {
    assertThat(SdkFace.configuration()).filteredOn(s -> !s.annotations().isAnnotationPresent(Optional.class))
        .extracting(SdkFace.Setting::name).containsExactly("tenants", "audiences");
  }

  @Test
  void statedDefaultsAreThoseOfTheCore() {
    assertThat(defaultOf("clockSkew")).isEqualTo(Integer.toString(ValidationParameters.DEFAULT_CLOCK_SKEW));
    assertThat(defaultOf("outageTolerance")).isEqualTo(Integer.toString(ValidationParameters.DEFAULT_OUTAGE_TOLERANCE));
    assertThat(defaultOf("maximumTokenSize"))
        .isEqualTo(Integer.toString(ValidationParameters.DEFAULT_MAXIMUM_TOKEN_SIZE));
    assertThat(defaultOf("cloud")).isEqualTo("global");
    assertThat(List.of(defaultOf("scopeMatch"), defaultOf("appRoleMatch"), defaultOf("roleMatch"))).containsOnly("any");
    assertThat(List.of(defaultOf("maximumTokenAge"), defaultOf("maximumAuthenticationAge"))).containsOnly("0");
    assertThat(List.of(defaultOf("directory"), defaultOf("groupOverage"))).containsExactly("workforce", "deny");
    assertThat(List.of(defaultOf("trustStoreType"), defaultOf("proxyPort"))).containsExactly("jks", "0");
    assertThat(FLAGS).allSatisfy(flag -> assertThat(defaultOf(flag)).isEqualTo("false"));
    assertThat(SdkFace.configuration()).filteredOn(s -> s.annotations().isAnnotationPresent(Optional.class))
        .filteredOn(s -> !List.of("clockSkew", "outageTolerance", "maximumTokenSize", "cloud", "scopeMatch", "appRoleMatch",
            "roleMatch", "maximumTokenAge", "maximumAuthenticationAge", "directory", "groupOverage",
            "trustStoreType", "proxyPort").contains(s.name()))
        .filteredOn(s -> !FLAGS.contains(s.name()))
        .allSatisfy(s -> assertThat(s.annotations().getAnnotation(Optional.class).defaultValue())
            .isEqualTo(Optional.NULL));
  }

  @Test
  void theOperationsAreThoseOfTheContract() {
    assertThat(operations()).extracting(Method::getName)
        .containsExactlyInAnyOrder("authorizeRequest", "forwardRequest", "validateToken", "refuseRequest", "revoke", "reinstate",
            "listRevoked");
  }

  @ParameterizedTest
  @MethodSource("settings")
  void everyParameterIsExplained(SdkFace.Setting setting) {
    assertThat(setting.annotations().getAnnotation(DisplayName.class).value()).isNotBlank();
    assertThat(setting.annotations().getAnnotation(Summary.class).value()).endsWith(".").hasSizeLessThan(200);
    assertThat(setting.annotations().getAnnotation(Example.class).value()).isNotBlank();
    assertThat(setting.annotations().isAnnotationPresent(Placement.class)).isTrue();
    assertThat(setting.annotations().isAnnotationPresent(Expression.class)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyOperationIsExplained(Method operation) {
    assertThat(operation.getAnnotation(DisplayName.class).value()).isNotBlank();
    assertThat(operation.getAnnotation(Summary.class).value()).isNotBlank();
  }

  /** The object store may be on another machine. */
  @ParameterizedTest
  @ValueSource(strings = {"revoke", "reinstate", "listRevoked"})
  void whatUsesTheObjectStoreRunsWhereItMayWait(String name) {
    Method operation = operations().stream().filter(method -> method.getName().equals(name)).findFirst().orElseThrow();
    assertThat(operation.getAnnotation(Execution.class).value()).isEqualTo(ExecutionType.BLOCKING);
    assertThat(operation.getAnnotation(Throws.class).value()).containsExactly(RevocationErrors.class);
  }

  // A type of ours in a signature would be exported by the packager, and no policy may hold a plugin that exports.
  @ParameterizedTest
  @MethodSource("settings")
  void parametersHaveTypesOfTheJdkAndOfMuleOnly(SdkFace.Setting setting) {
    assertThat(classesIn(setting.type())).allSatisfy(SdkFaceTest::isForeign);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void outputsHaveTypesOfTheJdkAndOfMuleOnly(Method operation) {
    assertThat(classesIn(operation.getGenericReturnType())).allSatisfy(SdkFaceTest::isForeign);
    assertThat(Arrays.stream(operation.getGenericParameterTypes())
        .filter(type -> type instanceof ParameterizedType).flatMap(type -> classesIn(type).stream()))
        .allSatisfy(SdkFaceTest::isForeign);
  }

  private static void isForeign(Class<?> type) {
    assertThat(type.isPrimitive() || type.getName().startsWith("java.") || type.getName().startsWith("org.mule.runtime."))
        .as("%s is of the JDK or of Mule", type).isTrue();
  }

  private static List<Class<?>> classesIn(Type type) {
    if (type instanceof Class) {
      return List.of((Class<?>) type);
    }
    ParameterizedType parameterized = (ParameterizedType) type;
    return Stream.concat(Stream.of(parameterized.getRawType()), Arrays.stream(parameterized.getActualTypeArguments()))
        .flatMap(part -> classesIn(part).stream()).collect(Collectors.toList());
  }

  private static String defaultOf(String name) {
    return SdkFace.configuration().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow()
        .annotations().getAnnotation(Optional.class).defaultValue();
  }
}
