package org.muleentra.jwt.gateway.face;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mule.metadata.api.annotation.DescriptionAnnotation;
import org.mule.metadata.api.model.ArrayType;
import org.mule.metadata.api.model.BooleanType;
import org.mule.metadata.api.model.MetadataType;
import org.mule.metadata.api.model.NumberType;
import org.mule.metadata.api.model.ObjectFieldType;
import org.mule.metadata.api.model.ObjectType;
import org.mule.metadata.api.model.StringType;
import org.mule.metadata.api.model.VoidType;
import org.mule.runtime.api.meta.ExpressionSupport;
import org.mule.runtime.api.meta.model.ComponentModel;
import org.mule.runtime.api.meta.model.ExtensionModel;
import org.mule.runtime.api.meta.model.OutputModel;
import org.mule.runtime.api.meta.model.display.DisplayModel;
import org.mule.runtime.api.meta.model.display.HasDisplayModel;
import org.mule.runtime.api.meta.model.error.ErrorModel;
import org.mule.runtime.api.meta.model.operation.OperationModel;
import org.mule.runtime.api.meta.model.parameter.ParameterGroupModel;
import org.mule.runtime.api.meta.model.parameter.ParameterModel;
import org.mule.runtime.extension.api.dsl.syntax.DslElementSyntax;
import org.mule.runtime.extension.api.dsl.syntax.resolver.DslSyntaxResolver;
import org.muleentra.jwt.core.error.ErrorFamily;
import org.muleentra.jwt.gateway.engine.ExtensionFace;

/** The tables of the reference page, made of the model that the engine has. */
final class ReferenceTables {

  private static final String NAMESPACE = "ENTRA-JWT";

  private final ExtensionModel model;
  private final DslSyntaxResolver syntax;

  ReferenceTables(ExtensionFace face) {
    model = face.model();
    syntax = face.syntax();
  }

  /** Returns the regions of the page by name. */
  Map<String, String> regions() {
    return new TreeMap<>(Map.of("operations", operations(), "errors", errors()));
  }

  /** Returns the region of the page on tokens of our own: what {@code client-config} takes, each group by itself. */
  Map<String, String> client() {
    StringBuilder tables = new StringBuilder();
    for (ParameterGroupModel group : model.getConfigurationModel("client-config").orElseThrow().getParameterGroupModels()) {
      List<ParameterModel> parameters = group.getParameterModels().stream()
          .filter(parameter -> !List.of("expirationPolicy", "name").contains(parameter.getName())).toList();
      if (!parameters.isEmpty()) {
        String element = group.isShowInDsl() ? " (`<entra-jwt:" + syntax.resolveInline(group).getElementName() + ">`)" : "";
        tables.append("### ").append(group.getName()).append(element).append("\n\n").append(parameters(parameters, ReferenceTables::given))
            .append('\n');
      }
    }
    return Map.of("client", tables.toString().stripTrailing() + "\n");
  }

  private String operations() {
    Stream<OperationModel> all = Stream.concat(model.getOperationModels().stream(),
        model.getConfigurationModels().stream().flatMap(config -> config.getOperationModels().stream()));
    // Two configurations may have an operation in common, which is told once.
    return all.sorted(Comparator.comparing(OperationModel::getName)).map(this::operation).distinct().collect(joining("\n"));
  }

  private String operation(OperationModel operation) {
    DslElementSyntax xml = syntax.resolve(operation);
    StringBuilder text = new StringBuilder("### `<").append(xml.getPrefix()).append(':').append(xml.getElementName())
        .append(xml.requiresConfig() ? " config-ref=\"…\"" : "").append(">`\n\n")
        .append(summary(operation)).append(".\n\n").append(parameters(own(operation), this::givenToOperation));
    text.append("\nReturns ").append(output(operation.getOutput()));
    if (operation.getOutputAttributes().getType() instanceof ObjectType attributes && !attributes.getFields().isEmpty()) {
      text.append(" Attributes: ").append(names(attributes)).append('.');
    }
    return text.append(text.charAt(text.length() - 1) == '\n' ? "\n" : "\n\n").append(raised(operation)).toString();
  }

  /** Without what the runtime gives to every operation. */
  private static List<ParameterModel> own(OperationModel operation) {
    return operation.getParameterGroupModels().stream().filter(group -> !group.getName().equals(ParameterGroupModel.OUTPUT))
        .flatMap(group -> group.getParameterModels().stream())
        .filter(parameter -> !parameter.getName().equals("outputMimeType")).toList();
  }

  private static String output(OutputModel output) {
    MetadataType type = output.getType();
    if (!(type instanceof ObjectType object) || object.getFields().isEmpty()) {
      return (List.of("nothing", "anything", "text").contains(type(type)) ? "" : "a ") + type(type) + ".";
    }
    StringBuilder table = new StringBuilder("a map:\n\n| field | type | what it is |\n|---|---|---|\n");
    for (ObjectFieldType field : object.getFields()) {
      table.append("| `").append(name(field)).append("` | ").append(type(field.getValue())).append(" | ")
          .append(cell(field.getAnnotation(DescriptionAnnotation.class).map(DescriptionAnnotation::getValue).orElse("")))
          .append(" |\n");
    }
    return table.toString();
  }

  private static String names(ObjectType object) {
    return object.getFields().stream().map(field -> "`" + name(field) + "`").collect(joining(", "));
  }

  private static String name(ObjectFieldType field) {
    return field.getKey().getName().getLocalPart();
  }

  private static String raised(ComponentModel component) {
    String types = component.getErrorModels().stream().map(ReferenceTables::name).sorted()
        .map(type -> "`" + type + "`").collect(joining(", "));
    return types.isEmpty() ? "Raises no error type of its own.\n" : "Raises " + types + ".\n";
  }

  private String parameters(List<ParameterModel> parameters, Function<ParameterModel, String> given) {
    if (parameters.isEmpty()) {
      return "No parameters.\n";
    }
    return "| parameter | in XML | type | default | what it says |\n|---|---|---|---|---|\n"
        + parameters.stream().map(parameter -> parameter(parameter, given.apply(parameter))).collect(joining());
  }

  private String parameter(ParameterModel parameter, String given) {
    String expressions = parameter.getExpressionSupport() == ExpressionSupport.NOT_SUPPORTED ? ", fixed" : "";
    return "| `" + parameter.getName() + "` | " + written(parameter) + " | " + type(parameter.getType()) + expressions
        + " | " + given + " | " + cell(summary(parameter)) + example(parameter) + " |\n";
  }

  private String written(ParameterModel parameter) {
    DslElementSyntax xml = syntax.resolve(parameter);
    boolean inside = xml.supportsChildDeclaration() && !(parameter.getType() instanceof StringType);
    return inside ? "`<" + xml.getPrefix() + ':' + xml.getElementName() + ">`" : "`" + xml.getAttributeName() + "=`";
  }

  private static String given(ParameterModel parameter) {
    return parameter.isRequired() ? "required"
        : parameter.getDefaultValue() == null ? "none" : "`" + cell(parameter.getDefaultValue().toString()) + "`";
  }

  /** What an operation is not given is as the configuration has it. */
  private String givenToOperation(ParameterModel parameter) {
    boolean configured = model.getConfigurationModel("config").orElseThrow().getAllParameterModels().stream()
        .anyMatch(setting -> setting.getName().equals(parameter.getName()));
    return configured && !parameter.isRequired() && parameter.getDefaultValue() == null ? "the config's" : given(parameter);
  }

  private static String example(ParameterModel parameter) {
    return parameter.getDisplayModel().map(DisplayModel::getExample).filter(text -> !text.isEmpty())
        .map(text -> " Example: `" + cell(text) + "`").orElse("");
  }

  private static String summary(HasDisplayModel part) {
    return part.getDisplayModel().map(DisplayModel::getSummary).filter(text -> text != null && !text.isEmpty())
        .or(() -> part.getDisplayModel().map(DisplayModel::getDisplayName)).orElse("");
  }

  private static String type(MetadataType type) {
    if (type instanceof StringType) {
      return "text";
    } else if (type instanceof NumberType) {
      return "number";
    } else if (type instanceof BooleanType) {
      return "flag";
    } else if (type instanceof ArrayType) {
      return "list";
    } else if (type instanceof ObjectType object) {
      return object.isOpen() || !object.getFields().isEmpty() ? "map" : "anything";
    }
    return type instanceof VoidType ? "nothing" : "anything";
  }

  private String errors() {
    return "| type | parent | HTTP status |\n|---|---|---|\n"
        + model.getErrorModels().stream().filter(error -> error.getNamespace().equals(NAMESPACE))
            .sorted(Comparator.comparing(ReferenceTables::name))
            .map(error -> "| `" + name(error) + "` | " + error.getParent().map(parent -> "`" + name(parent) + "`").orElse("")
                + " | " + status(error) + " |\n")
            .collect(joining());
  }

  /** The status with which the policy answers; a type that is no refusal has none. */
  private static String status(ErrorModel error) {
    return Stream.of(ErrorFamily.values()).filter(family -> family.name().equals(error.getType()))
        // A client that understands a challenge for a stronger sign-in gets one, as for a token that will not do.
        .map(family -> (family == ErrorFamily.STEP_UP_REQUIRED ? ErrorFamily.TOKEN_INVALID.status() + ", or " : "") + family.status())
        .findFirst().orElse("none");
  }

  private static String name(ErrorModel error) {
    return error.getNamespace() + ":" + error.getType();
  }

  /** Text that cannot end a cell or be taken for markup. */
  private static String cell(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;").replace('\n', ' ');
  }
}
