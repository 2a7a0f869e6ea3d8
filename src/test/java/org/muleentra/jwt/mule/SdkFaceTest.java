package org.muleentra.jwt.mule;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import org.mule.runtime.extension.api.annotation.param.display.Password;
import org.mule.runtime.extension.api.annotation.param.display.Placement;
import org.mule.runtime.extension.api.annotation.param.display.Summary;
import org.muleentra.jwt.core.setting.Shape;
import org.muleentra.jwt.mule.error.RevocationErrors;
import org.muleentra.jwt.settings.DeclaredSettings;

/** What Studio shows and what the packager exports, read off the annotations as the SDK does. */
class SdkFaceTest {

  static List<SdkFace.Setting> settings() {
    return SdkFace.all();
  }

  static List<Method> operations() {
    return SdkFace.operations();
  }

  /** A TLS context is the application's own, and no text that a rule could be about. */
  @Test
  void everySettingHasItsRuleAndItsWords() {
    List<String> rules = new ArrayList<>(DeclaredSettings.all().keySet());
    rules.add("tlsContext");
    assertThat(SdkFace.configuration()).extracting(SdkFace.Setting::name).doesNotHaveDuplicates();
    assertThat(SdkFace.client()).extracting(SdkFace.Setting::name).doesNotHaveDuplicates();
    assertThat(SdkFace.all()).extracting(SdkFace.Setting::name).containsAll(rules);
    assertThat(rules).containsAll(SdkFace.configuration().stream().map(SdkFace.Setting::name).collect(Collectors.toList()))
        .containsAll(SdkFace.client().stream().map(SdkFace.Setting::name).collect(Collectors.toList()));
  }

  static List<SdkFace.Setting> ruled() {
    return Stream.concat(SdkFace.configuration().stream(), SdkFace.client().stream()).filter(setting -> DeclaredSettings.all().containsKey(setting.name()))
        .collect(Collectors.toList());
  }

  /** What is given where nothing is stated; of a list that is nothing, which the rule takes for its default. */
  @ParameterizedTest
  @MethodSource("ruled")
  void theDefaultIsThatOfTheRule(SdkFace.Setting setting) {
    Shape shape = DeclaredSettings.all().get(setting.name()).shape();
    Optional optional = setting.annotations().getAnnotation(Optional.class);
    assertThat(optional == null).isEqualTo(shape.isRequired());
    Object unlessGiven = shape.kind() == Shape.Kind.LIST ? null : shape.unlessGiven();
    assertThat(optional == null ? Optional.NULL : optional.defaultValue())
        .isEqualTo(unlessGiven == null ? Optional.NULL : unlessGiven.toString());
  }

  @ParameterizedTest
  @MethodSource("ruled")
  void theTypeIsThatOfTheRule(SdkFace.Setting setting) {
    Shape shape = DeclaredSettings.all().get(setting.name()).shape();
    assertThat(setting.type().getTypeName().replaceAll("<.*", "")).isEqualTo(
        Map.of(Shape.Kind.TEXT, "java.lang.String", Shape.Kind.NUMBER, "int", Shape.Kind.FLAG, "boolean",
            Shape.Kind.LIST, "java.util.List", Shape.Kind.MAP, "java.util.Map").get(shape.kind()));
    assertThat(setting.annotations().isAnnotationPresent(Password.class)).isEqualTo(shape.isSecret());
  }

  @Test
  void theOperationsAreThoseOfTheContract() {
    assertThat(operations()).extracting(Method::getName)
        .containsExactlyInAnyOrder("authorizeRequest", "forwardRequest", "validateToken", "refuseRequest", "revoke", "reinstate",
            "listRevoked", "acquireToken", "acquireTokenOnBehalfOf", "forgetToken", "listCredentials", "readMetrics", "readStatus");
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
}
