import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Writes the texts of an extension's Javadoc to the file from which the runtime and the tools read them back
 * ({@code META-INF/<extension>-extension-descriptions.xml}), as a jar has no Javadoc any more.
 *
 * <p>A parameter without Javadoc is described by its {@code @Summary}. Run by the extension's build as
 * {@code java ExtensionDescriptions.java SOURCES PACKAGE CLASSES}.
 */
public final class ExtensionDescriptions {

  private record Described(Tree tree, ModifiersTree modifiers, TreePath path) {}

  private record Parameter(String name, String description) {}

  private final DocTrees docs;
  private final Map<String, Described> classes = new LinkedHashMap<>();

  private ExtensionDescriptions(Path sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        Stream<Path> found = Files.walk(sources)) {
      List<Path> java = found.filter(file -> file.toString().endsWith(".java")).sorted().toList();
      JavacTask task = (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
      docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        for (Tree tree : unit.getTypeDecls()) {
          if (tree instanceof ClassTree type) {
            classes.put(type.getSimpleName().toString(),
                new Described(type, type.getModifiers(), new TreePath(new TreePath(unit), type)));
          }
        }
      }
    }
  }

  public static void main(String[] arguments) throws IOException {
    Path sources = Path.of(arguments[0]).resolve(arguments[1].replace('.', '/'));
    ExtensionDescriptions descriptions = new ExtensionDescriptions(sources);
    Described extension = descriptions.classes.values().stream()
        .filter(type -> annotation(type.modifiers(), "Extension").isPresent()).findFirst().orElseThrow();
    String name = descriptions.text(member(annotation(extension.modifiers(), "Extension").get(), "name"));
    Path file = Path.of(arguments[2], "META-INF", name.replace(' ', '-').toLowerCase(Locale.ROOT) + "-extension-descriptions.xml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, descriptions.document(name, extension));
  }

  private String document(String name, Described extension) {
    List<Described> operations = new ArrayList<>(named(extension, "Operations"));
    List<String> configs = new ArrayList<>();
    for (Described config : named(extension, "Configurations")) {
      operations.addAll(named(config, "Operations"));
      String configName = annotation(config.modifiers(), "Configuration")
          .flatMap(given -> find(given, "name")).map(this::text).orElse("config");
      configs.add(element("config", configName, body(docs.getDocCommentTree(config.path())), fields(config)));
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<extension-documentation>\n"
        + wrapped("configs", configs)
        + "    <connections/>\n"
        + element("extension", name, body(docs.getDocCommentTree(extension.path())), List.of())
        + wrapped("operations", operations.stream().flatMap(this::operations).toList())
        + "    <sources/>\n    <types/>\n</extension-documentation>\n";
  }

  private Stream<String> operations(Described container) {
    return ((ClassTree) container.tree()).getMembers().stream()
        .filter(MethodTree.class::isInstance).map(MethodTree.class::cast)
        .filter(method -> method.getReturnType() != null && method.getModifiers().getFlags().contains(Modifier.PUBLIC)
            && annotation(method.getModifiers(), "Override").isEmpty())
        .map(method -> operation(method, docs.getDocCommentTree(new TreePath(container.path(), method)), fields(container)));
  }

  private String operation(MethodTree method, DocCommentTree comment, List<Parameter> ofItsClass) {
    List<Parameter> parameters = new ArrayList<>();
    for (VariableTree parameter : method.getParameters()) {
      String name = parameter.getName().toString();
      if (annotation(parameter.getModifiers(), "ParameterGroup").isPresent()) {
        parameters.addAll(fields(classes.get(parameter.getType().toString())));
      } else if (annotation(parameter.getModifiers(), "DisplayName").isPresent()) {
        parameters.add(new Parameter(name, parameterText(comment, name).orElseGet(() -> summary(parameter.getModifiers()))));
      }
    }
    parameters.addAll(ofItsClass);
    return element("operation", method.getName().toString(), body(comment), parameters);
  }

  /** The parameters that a class takes as fields, those of its groups among them. */
  private List<Parameter> fields(Described type) {
    List<Parameter> parameters = new ArrayList<>();
    for (Tree tree : ((ClassTree) type.tree()).getMembers()) {
      if (!(tree instanceof VariableTree field)) {
        continue;
      }
      if (annotation(field.getModifiers(), "ParameterGroup").isPresent()) {
        parameters.addAll(fields(classes.get(field.getType().toString())));
      } else if (annotation(field.getModifiers(), "Parameter").isPresent()) {
        String javadoc = body(docs.getDocCommentTree(new TreePath(type.path(), field)));
        parameters.add(new Parameter(field.getName().toString(), javadoc.isEmpty() ? summary(field.getModifiers()) : javadoc));
      }
    }
    return parameters;
  }

  private String summary(ModifiersTree modifiers) {
    return annotation(modifiers, "Summary").map(given -> text(member(given, "value"))).orElse("");
  }

  /** The classes that an annotation of a class names. */
  private List<Described> named(Described type, String annotation) {
    return annotation(type.modifiers(), annotation).map(given -> member(given, "value")).stream()
        .flatMap(value -> value instanceof NewArrayTree array ? array.getInitializers().stream() : Stream.of(value))
        .map(literal -> classes.get(((MemberSelectTree) literal).getExpression().toString())).toList();
  }

  private static Optional<AnnotationTree> annotation(ModifiersTree modifiers, String name) {
    return modifiers.getAnnotations().stream().filter(given -> given.getAnnotationType().toString().equals(name))
        .map(AnnotationTree.class::cast).findFirst();
  }

  private static ExpressionTree member(AnnotationTree annotation, String name) {
    return find(annotation, name).orElseThrow(() -> new IllegalStateException(annotation + " has no " + name));
  }

  /** A member of an annotation; the one that is written without its name is {@code value}. */
  private static Optional<ExpressionTree> find(AnnotationTree annotation, String name) {
    return annotation.getArguments().stream()
        .filter(argument -> argument instanceof AssignmentTree named ? named.getVariable().toString().equals(name)
            : name.equals("value"))
        .map(argument -> argument instanceof AssignmentTree named ? named.getExpression() : argument)
        .map(ExpressionTree.class::cast).findFirst();
  }

  /** The value of a constant expression: a literal, a sum of them, or a constant of one of the classes. */
  private String text(ExpressionTree expression) {
    if (expression instanceof com.sun.source.tree.LiteralTree literal) {
      return String.valueOf(literal.getValue());
    }
    if (expression instanceof BinaryTree sum) {
      return text(sum.getLeftOperand()) + text(sum.getRightOperand());
    }
    if (expression instanceof MemberSelectTree constant && constant.getExpression() instanceof IdentifierTree owner) {
      return ((ClassTree) classes.get(owner.toString()).tree()).getMembers().stream()
          .filter(VariableTree.class::isInstance).map(VariableTree.class::cast)
          .filter(field -> field.getName().contentEquals(constant.getIdentifier()))
          .map(field -> text(field.getInitializer())).findFirst().orElseThrow();
    }
    throw new IllegalStateException("Not a constant: " + expression);
  }

  /** The first paragraph: what follows in our Javadoc is for those who read the code. */
  private static String body(DocCommentTree comment) {
    return comment == null ? "" : plain(comment.getFullBody().stream()
        .takeWhile(node -> !(node instanceof StartElementTree element && element.getName().contentEquals("p"))).toList());
  }

  private static Optional<String> parameterText(DocCommentTree comment, String name) {
    return comment == null ? Optional.empty() : comment.getBlockTags().stream()
        .filter(ParamTree.class::isInstance).map(ParamTree.class::cast)
        .filter(tag -> tag.getName().getName().contentEquals(name)).map(tag -> plain(tag.getDescription())).findFirst();
  }

  /** Javadoc as plain text in one line, as forms show it. */
  private static String plain(List<? extends DocTree> nodes) {
    return nodes.stream().map(ExtensionDescriptions::plain).collect(Collectors.joining()).strip().replaceAll("\\s+", " ");
  }

  private static String plain(DocTree node) {
    if (node instanceof LiteralTree literal) {
      return literal.getBody().getBody();
    }
    if (node instanceof LinkTree link) {
      return link.getLabel().isEmpty() ? link.getReference().getSignature() : plain(link.getLabel());
    }
    return node instanceof StartElementTree || node instanceof EndElementTree ? " " : node.toString();
  }

  private static String wrapped(String name, List<String> elements) {
    return "    <" + name + ">\n" + String.join("", elements) + "    </" + name + ">\n";
  }

  private static String element(String tag, String name, String description, List<Parameter> parameters) {
    return "    <" + tag + " name=\"" + escaped(name) + "\">\n"
        + "        <description>" + escaped(description) + "</description>\n        <parameters>\n"
        + parameters.stream().map(parameter -> "            <parameter name=\"" + escaped(parameter.name())
            + "\">\n                <description>" + escaped(parameter.description())
            + "</description>\n            </parameter>\n").collect(Collectors.joining())
        + "        </parameters>\n    </" + tag + ">\n";
  }

  /** Escaped down to ASCII: the runtime reads the file in whatever charset its machine has. */
  private static String escaped(String text) {
    return text.codePoints().mapToObj(character -> switch (character) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '"' -> "&quot;";
      default -> character < 0x7f ? Character.toString(character) : "&#" + character + ";";
    }).collect(Collectors.joining());
  }
}
