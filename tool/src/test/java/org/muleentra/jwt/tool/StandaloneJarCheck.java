package org.muleentra.jwt.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar runs on its own; not named a test, since it is run after packaging, on the jar that was made. */
class StandaloneJarCheck {

  private static final File JAR = new File(System.getProperty("standalone.jar"));

  @TempDir
  private Path folder;

  private String run(int exitCode, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
        "-jar", JAR.getAbsolutePath()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(out).isEqualTo(exitCode);
    return out;
  }

  /** Every field of the form is known: the settings of the core, and those of the platform. */
  @Test
  @Timeout(120)
  void checksAFormInAnEmptyFolder() throws Exception {
    Files.writeString(folder.resolve("form.json"), """
        {"tenants": ["5f2c1f0e-8d53-4c2b-9a77-0b6a3c1d2e4f"], "audiences": ["api://orders"], "keyObjectStore": "entra-keys",
         "proxyHost": "proxy.example.com", "proxyPort": 8080, "trustStorePath": "ca.p12", "exposeHeaders": true}
        """);
    assertThat(run(0, "check", "form.json")).contains("form.json: no errors, no warnings", "all that is asked").doesNotContain("SLF4J");
  }

  @Test
  @Timeout(120)
  void tellsItsVersionAndCompletes() throws Exception {
    assertThat(run(0, "--version")).matches("entra-jwt \\d+\\.\\d+\\.\\d+\\S*\\s*");
    assertThat(run(0, "generate-completion")).contains("complete -F");
    assertThat(run(2)).contains("Name a sub-command.");
  }

  /** Of the adapter it needs the names of settings; of Mule and JUnit, nothing. */
  @Test
  void carriesNeitherMuleNorJunit() throws Exception {
    try (JarFile jar = new JarFile(JAR)) {
      List<String> names = jar.stream().map(JarEntry::getName).toList();
      assertThat(names).noneMatch(name -> name.startsWith("org/mule/") || name.contains("junit/jupiter"));
      assertThat(names).filteredOn(name -> name.startsWith("org/muleentra/jwt/mule/") && name.endsWith(".class"))
          .allMatch(name -> name.contains("/PlatformSettings"));
    }
  }

  @Test
  void carriesTheLicencesOfAllThatIsInIt() throws Exception {
    try (JarFile jar = new JarFile(JAR)) {
      assertThat(jar.stream().map(JarEntry::getName)).contains("META-INF/LICENSE", "META-INF/NOTICE", "META-INF/THIRD-PARTY",
          "META-INF/SLF4J-LICENSE", "META-INF/FastDoubleParser-LICENSE", "META-INF/Schubfach-LICENSE");
      String thirdParty = new String(jar.getInputStream(jar.getJarEntry("META-INF/THIRD-PARTY")).readAllBytes(), StandardCharsets.UTF_8);
      List<String> carried = jar.stream().map(JarEntry::getName).filter(name -> name.matches("META-INF/maven/[^/]+/[^/]+/pom\\.properties"))
          .map(name -> name.split("/")[3]).filter(name -> !name.startsWith("entra-jwt")).toList();
      assertThat(carried).hasSizeGreaterThan(5);
      assertThat(thirdParty).contains(carried).contains("picocli");
    }
  }
}
