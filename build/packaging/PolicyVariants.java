import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Makes of one packaged policy its other implementations: the same classes and libraries under other names, for other runtimes and
 * for the other form.
 *
 * <p>An implementation is a file of metadata, which names the oldest Mule and the Javas. Where the Javas differ from those of the
 * packaged policy, the plugin in it becomes another one too, which has the newest of them in its name: its class file declares them
 * to the runtime. Run by the policy's build, with ASM on the class path, as
 * {@code java PolicyVariants.java JAR IMPLEMENTATIONS FOLDER}; it writes jars and poms.
 */
public final class PolicyVariants {

  private static final String DESCRIPTOR = "META-INF/mule-artifact/mule-artifact.json";
  private static final String COORDINATES = "(?s)\"bundleDescriptorLoader\".*?\"%s\"\\s*:\\s*\"([^\"]+)\"";
  private static final Pattern PLUGIN = Pattern.compile("repository/.+/([^/]+)/([^/]+)/\\1-\\2-mule-plugin\\.jar");
  private static final Pattern METADATA = Pattern.compile("META-INF/maven/.+|(.+/)?classloader-model\\.json|" + DESCRIPTOR);
  private static final String DECLARATION = "Lorg/mule/sdk/api/annotation/JavaVersionSupport;";
  private static final String JAVA_VERSION = "Lorg/mule/sdk/api/meta/JavaVersion;";

  /** A file of a jar; a folder's name ends with a slash. */
  private record Entry(String name, LocalDateTime time, byte[] bytes) {

    String text() {
      return new String(bytes, UTF_8);
    }
  }

  /** What a file of metadata says; its name is the asset's. */
  private record Implementation(String asset, String mule, List<String> javas) {

    static Implementation of(Path yaml) throws IOException {
      String text = Files.readString(yaml);
      return new Implementation(yaml.getFileName().toString().replaceAll("\\.yaml$", ""),
          found(text, "(?m)^minRuntimeVersion: (\\S+)$"),
          List.of(found(text, "(?m)^supportedJavaVersions: \\[\"(.+)\"]$").split("\", *\"")));
    }

    String newestJava() {
      return javas.get(javas.size() - 1);
    }
  }

  private final List<Entry> policy;
  private final Implementation packaged;
  private final String version;
  private final Path folder;
  private final Map<String, byte[]> written = new HashMap<>();

  private PolicyVariants(List<Entry> policy, Implementation packaged, String version, Path folder) {
    this.policy = policy;
    this.packaged = packaged;
    this.version = version;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException {
    List<Entry> policy = read(Files.readAllBytes(Path.of(arguments[0])));
    String descriptor = policy.stream().filter(entry -> entry.name().equals(DESCRIPTOR)).findFirst().orElseThrow().text();
    String asset = found(descriptor, COORDINATES.formatted("artifactId"));
    Path implementations = Path.of(arguments[1]);
    Path folder = Files.createDirectories(Path.of(arguments[2]));
    PolicyVariants variants = new PolicyVariants(policy, Implementation.of(implementations.resolve(asset + ".yaml")),
        found(descriptor, COORDINATES.formatted("version")), folder);
    List<Path> others;
    try (Stream<Path> files = Files.list(implementations)) {
      others = files.filter(file -> !file.endsWith(asset + ".yaml")).sorted().toList();
    }
    for (Path other : others) {
      variants.write(Implementation.of(other));
    }
  }

  private void write(Implementation other) throws IOException {
    Matcher plugin = policy.stream().map(entry -> PLUGIN.matcher(entry.name())).filter(Matcher::matches).findFirst().orElseThrow();
    boolean own = !other.javas().equals(packaged.javas());
    Map<String, String> names = new LinkedHashMap<>(Map.of(packaged.asset(), other.asset()));
    if (own) {
      names.put(plugin.group(1), plugin.group(1) + "-java" + other.newestJava());
    }
    List<Entry> variant = new ArrayList<>();
    for (Entry entry : policy) {
      byte[] bytes = entry.bytes();
      if (entry.name().equals(DESCRIPTOR)) {
        bytes = replaced(runsFrom(other.mule(), renamed(entry.text(), names)), "(\"javaSpecificationVersions\"\\s*:\\s*)\\[[^]]*]",
            "[" + other.javas().stream().map(java -> "\"" + (java.equals("8") ? "1.8" : java) + "\"")
                .collect(Collectors.joining(", ")) + "]").getBytes(UTF_8);
      } else if (own && entry.name().equals(plugin.group())) {
        bytes = plugin(entry, other, names);
        publish(names.get(plugin.group(1)), "mule-plugin", bytes);
      } else if (METADATA.matcher(entry.name()).matches() || entry.name().equals(plugin.group().replace("-mule-plugin.jar", ".pom"))) {
        bytes = renamed(entry.text(), names).getBytes(UTF_8);
      }
      variant.add(new Entry(renamed(entry.name(), names), entry.time(), bytes));
    }
    publish(other.asset(), "mule-policy", written(variant));
  }

  /** The plugin with another name, another oldest Mule, and other Javas in the one class that declares them. */
  private static byte[] plugin(Entry jar, Implementation other, Map<String, String> names) throws IOException {
    List<Entry> variant = new ArrayList<>();
    int declarations = 0;
    for (Entry entry : read(jar.bytes())) {
      byte[] bytes = entry.bytes();
      if (entry.name().equals(DESCRIPTOR)) {
        bytes = runsFrom(other.mule(), renamed(entry.text(), names)).getBytes(UTF_8);
      } else if (METADATA.matcher(entry.name()).matches()) {
        bytes = renamed(entry.text(), names).getBytes(UTF_8);
      } else if (new String(bytes, ISO_8859_1).contains(DECLARATION)) {
        bytes = declaring(other.javas(), bytes);
        declarations++;
      }
      variant.add(new Entry(renamed(entry.name(), names), entry.time(), bytes));
    }
    if (declarations != 1) {
      throw new IllegalStateException("One class that declares Java versions expected in " + jar.name() + ", found " + declarations);
    }
    return written(variant);
  }

  private static byte[] declaring(List<String> javas, byte[] type) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(type).accept(new ClassVisitor(Opcodes.ASM9, writer) {

      @Override
      public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        AnnotationVisitor annotation = super.visitAnnotation(descriptor, visible);
        if (!descriptor.equals(DECLARATION)) {
          return annotation;
        }
        AnnotationVisitor values = annotation.visitArray("value");
        javas.forEach(java -> values.visitEnum(null, JAVA_VERSION, "JAVA_" + java));
        values.visitEnd();
        annotation.visitEnd();
        // What stood there is not read.
        return null;
      }
    }, 0);
    return writer.toByteArray();
  }

  /** Writes a jar and, beside it, the pom that is in it. A plugin that several policies carry is one and the same. */
  private void publish(String asset, String classifier, byte[] jar) throws IOException {
    byte[] before = written.put(asset, jar);
    if (before != null && !Arrays.equals(before, jar)) {
      throw new IllegalStateException("Two implementations ask for a different " + asset + ": their oldest Mule or Javas differ");
    }
    Files.write(folder.resolve(asset + "-" + version + "-" + classifier + ".jar"), jar);
    Entry pom = read(jar).stream().filter(entry -> entry.name().matches("META-INF/maven/.+/pom\\.xml")).findFirst().orElseThrow();
    Files.write(folder.resolve(asset + "-" + version + ".pom"), pom.bytes());
  }

  private static String runsFrom(String mule, String descriptor) {
    return replaced(descriptor, "(\"minMuleVersion\"\\s*:\\s*)\"[^\"]*\"", "\"" + mule + "\"");
  }

  /** What follows the group of a pattern is replaced; it must be there. */
  private static String replaced(String text, String pattern, String value) {
    found(text, pattern);
    return text.replaceFirst(pattern, "$1" + Matcher.quoteReplacement(value));
  }

  private static String found(String text, String pattern) {
    Matcher place = Pattern.compile(pattern).matcher(text);
    if (!place.find()) {
      throw new IllegalStateException("No " + pattern + " in:\n" + text);
    }
    return place.group(1);
  }

  /** Names of assets, whole ones, wherever they stand: in poms, coordinates and paths; not where one is the beginning of another word. */
  private static String renamed(String text, Map<String, String> names) {
    String renamed = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      renamed = renamed.replaceAll("(?<![\\w.-])" + Pattern.quote(name.getKey()) + "(?!-?[A-Za-z])",
          Matcher.quoteReplacement(name.getValue()));
    }
    return renamed;
  }

  private static List<Entry> read(byte[] jar) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.add(new Entry(entry.getName(), entry.getTimeLocal(), zip.readAllBytes()));
      }
    }
    return entries;
  }

  /** In the order and with the times of what was read, so that the same jar makes the same bytes. */
  private static byte[] written(List<Entry> entries) throws IOException {
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(jar)) {
      for (Entry entry : entries) {
        ZipEntry header = new ZipEntry(entry.name());
        header.setTimeLocal(entry.time());
        if (entry.name().endsWith("/")) {
          header.setMethod(ZipEntry.STORED);
          header.setSize(0);
          header.setCrc(0);
        }
        zip.putNextEntry(header);
        zip.write(entry.bytes());
      }
    }
    return jar.toByteArray();
  }
}
