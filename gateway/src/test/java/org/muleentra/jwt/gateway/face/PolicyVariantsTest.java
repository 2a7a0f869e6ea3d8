package org.muleentra.jwt.gateway.face;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** One name is one jar: implementations that ask for two of one name stop the build, of a small policy made here. */
class PolicyVariantsTest {

  private static final String DESCRIPTOR = "META-INF/mule-artifact/mule-artifact.json";

  private static URLClassLoader program;

  @TempDir
  private Path folder;

  private Path policy;
  private Path implementations;
  private Path made;

  @BeforeAll
  static void compile(@TempDir Path classes) throws IOException {
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-cp", System.getProperty("java.class.path"),
        "-d", classes.toString(), "../build/packaging/PolicyVariants.java")).isZero();
    program = new URLClassLoader(new URL[] {classes.toUri().toURL()}, PolicyVariantsTest.class.getClassLoader());
    try (Stream<Path> files = Files.list(classes)) {
      // Loaded now, since the folder is gone after this method.
      files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".class"))
          .forEach(name -> load(name.replace(".class", "")));
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, true, program);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @AfterAll
  static void close() throws IOException {
    program.close();
  }

  @BeforeEach
  void makeAPolicy() throws IOException {
    implementations = Files.createDirectory(folder.resolve("implementation"));
    made = folder.resolve("variants");
    Map<String, byte[]> plugin = files("gate-extension", "4.1.1");
    plugin.put("org/example/Declaring.class", declaring("JAVA_8", "JAVA_17"));
    Map<String, byte[]> files = files("gate-policy", "4.4.0");
    files.put("repository/org/example/gate-extension/1.0.0/gate-extension-1.0.0-mule-plugin.jar", jar(plugin));
    files.put("repository/org/example/gate-extension/1.0.0/gate-extension-1.0.0.pom", pom("gate-extension"));
    policy = folder.resolve("gate-policy-1.0.0-mule-policy.jar");
    Files.write(policy, jar(files));
    implement("gate-policy", "4.4.0", "8", "17");
  }

  private static Map<String, byte[]> files(String asset, String mule) {
    return new LinkedHashMap<>(Map.of(
        DESCRIPTOR, ("{\"name\": \"" + asset + "\", \"minMuleVersion\": \"" + mule + "\", \"javaSpecificationVersions\": [\"1.8\", \"17\"],"
            + " \"bundleDescriptorLoader\": {\"attributes\": {\"artifactId\": \"" + asset + "\", \"version\": \"1.0.0\"}}}").getBytes(UTF_8),
        "META-INF/maven/org.example/" + asset + "/pom.xml", pom(asset)));
  }

  private static byte[] pom(String asset) {
    return ("<project><artifactId>" + asset + "</artifactId></project>").getBytes(UTF_8);
  }

  /** A class that tells the runtime its Javas, as the extension's does. */
  private static byte[] declaring(String... javas) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "org/example/Declaring", null, "java/lang/Object", null);
    AnnotationVisitor annotation = writer.visitAnnotation("Lorg/mule/sdk/api/annotation/JavaVersionSupport;", true);
    AnnotationVisitor values = annotation.visitArray("value");
    for (String java : javas) {
      values.visitEnum(null, "Lorg/mule/sdk/api/meta/JavaVersion;", java);
    }
    values.visitEnd();
    annotation.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static byte[] jar(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(jar)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    return jar.toByteArray();
  }

  private void implement(String asset, String mule, String... javas) throws IOException {
    Files.writeString(implementations.resolve(asset + ".yaml"), "minRuntimeVersion: " + mule
        + "\nsupportedJavaVersions: [\"" + String.join("\", \"", javas) + "\"]\n");
  }

  private void run() throws Throwable {
    try {
      load("PolicyVariants").getMethod("main", String[].class).invoke(null,
          (Object) new String[] {policy.toString(), implementations.toString(), made.toString()});
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private List<String> jars() throws IOException {
    try (Stream<Path> files = Files.list(made)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".jar")).sorted().toList();
    }
  }

  @Test
  void implementationsThatAskForTheSamePluginShareIt() throws Throwable {
    implement("gate-policy-java21", "4.10.0", "17", "21");
    implement("gate-policy-full-java21", "4.10.0", "17", "21");

    run();

    assertThat(jars()).containsExactly("gate-extension-java21-1.0.0-mule-plugin.jar",
        "gate-policy-full-java21-1.0.0-mule-policy.jar", "gate-policy-java21-1.0.0-mule-policy.jar");
  }

  @Test
  void anotherOldestMuleIsAnotherPlugin() throws IOException {
    implement("gate-policy-java21", "4.10.0", "17", "21");
    implement("gate-policy-full-java21", "4.10.1", "17", "21");
    stopsAt("gate-extension-java21");
  }

  @Test
  void otherJavasWithTheSameNewestAreAnotherPlugin() throws IOException {
    implement("gate-policy-java21", "4.10.0", "17", "21");
    implement("gate-policy-full-java21", "4.10.0", "11", "17", "21");
    stopsAt("gate-extension-java21");
  }

  /** In whichever order they are made. */
  @Test
  void aPolicyUnderTheNameOfAPluginIsAnother() throws IOException {
    implement("gate-policy-java21", "4.10.0", "17", "21");
    implement("gate-extension-java21", "4.4.0", "8", "17");
    stopsAt("gate-extension-java21");
  }

  private void stopsAt(String asset) {
    assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class)
        .hasMessage("Two implementations ask for a different " + asset + ": their oldest Mule or Javas differ");
  }
}
