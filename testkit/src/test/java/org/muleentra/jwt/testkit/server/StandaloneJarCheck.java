package org.muleentra.jwt.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** The packaged jar runs on its own; not named a test, since it is run after packaging, on the jar that was made. */
class StandaloneJarCheck {
  private static final File JAR = new File(System.getProperty("standalone.jar"));

  @Test
  @Timeout(60)
  void servesFromAnEmptyFolder(@TempDir Path folder) throws Exception {
    Process process = new ProcessBuilder(
        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
        "-jar", JAR.getAbsolutePath(), "--port", "0")
        .directory(folder.toFile()).redirectErrorStream(true).start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      assertThat(line).startsWith("Mock Entra ID listens on http://127.0.0.1:");
      String baseUrl = line.substring(line.indexOf("http"));
      String token = Verification.post(baseUrl + "/" + Contoso.TENANT_ID + "/mint", "{\"kind\":\"app\"}").body();
      assertThat(Verification.verify(token, baseUrl + "/" + Contoso.TENANT_ID + "/discovery/v2.0/keys")
          .getStringListClaim("roles")).containsExactly(Contoso.READ_ALL_ROLE);
      assertThat(Verification.post(baseUrl + "/control/scenario", "{\"named\": \"well-again\"}").statusCode()).isEqualTo(200);
    } finally {
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void carriesTheLicencesOfAllThatIsInIt() throws Exception {
    try (JarFile jar = new JarFile(JAR)) {
      assertThat(jar.stream().map(JarEntry::getName)).contains("META-INF/LICENSE", "META-INF/NOTICE",
          "META-INF/THIRD-PARTY", "META-INF/FastDoubleParser-LICENSE", "META-INF/Schubfach-LICENSE");
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
      List<String> carried = jar.stream().map(JarEntry::getName)
          .filter(name -> name.matches("META-INF/maven/[^/]+/[^/]+/pom\\.properties"))
          .map(name -> name.split("/")[3]).filter(name -> !name.startsWith("entra-jwt"))
          .collect(Collectors.toList());
      assertThat(carried).hasSizeGreaterThan(3);
      assertThat(text(jar, "META-INF/THIRD-PARTY")).contains(carried);
    }
  }

  @Test
  void isJava8WithoutJunit() throws Exception {
    try (JarFile jar = new JarFile(JAR)) {
      List<JarEntry> classes = jar.stream()
          .filter(entry -> entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/"))
          .collect(Collectors.toList());
      assertThat(classes).hasSizeGreaterThan(500);
      for (JarEntry entry : classes) {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
          assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
          in.readUnsignedShort();
          assertThat(in.readUnsignedShort()).as(entry.getName()).isLessThanOrEqualTo(52);
        }
      }
      assertThat(jar.stream().map(JarEntry::getName)).noneMatch(name -> name.contains("junit"));
    }
  }

  private static String text(JarFile jar, String name) throws Exception {
    return new String(jar.getInputStream(jar.getJarEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }
}
