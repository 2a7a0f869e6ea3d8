package org.muleentra.jwt.gateway.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.codehaus.mojo.animal_sniffer.ClassListBuilder;
import org.codehaus.mojo.animal_sniffer.SignatureChecker;
import org.codehaus.mojo.animal_sniffer.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.testkit.server.MockEntra;

/** What plugin, bundled libraries and testkit ask of a JDK: nothing that Java 8 has not, and nothing that is the JDK's own. */
class JavaPlatformTest {

  /** A line of jdeps that names an internal class. */
  private static final Pattern INTERNAL = Pattern.compile("^\\s+(\\S+)\\s+-> (\\S+)\\s+JDK internal API.*$", Pattern.MULTILINE);

  /**
   * What every runtime has besides Java; what nimbus-jose-jwt takes where it is and we never ask it for; what the testkit's
   * user has; and the calls of method handles, which fit no list: each has the signature of its arguments (JVMS 8 §2.9).
   */
  private static final Set<String> GIVEN = Set.of("org.mule.*", "org.slf4j.*", "javax.inject.*", "com.google.crypto.tink.*",
      "org.bouncycastle.*", "org.junit.jupiter.api.*", "java.lang.invoke.MethodHandle");

  @TempDir
  private static Path folder;

  private static Path repository;

  @BeforeAll
  static void unpack() throws IOException {
    Jars.unpack(Jars.policy(), folder);
    repository = folder.resolve("repository");
  }

  @Test
  void nothingUsesWhatIsTheJdksOwn() throws IOException {
    for (Path jar : jars()) {
      assertThat(internals(jar)).as(jar.toString()).isEmpty();
    }
    assertThat(jars()).hasSizeGreaterThan(4);
  }

  /** The check sees Unsafe where it is used: by the engine's Guava. */
  @Test
  void aUseOfUnsafeIsSeen() throws ClassNotFoundException {
    assertThat(internals(jarOf(Class.forName("com.google.common.primitives.UnsignedBytes")))).contains("sun.misc.Unsafe");
  }

  @Test
  void nothingAsksForMoreThanJava8Has() throws IOException {
    assertThat(beyondJava8(jars(), GIVEN)).isEmpty();
  }

  /** The check sees a call of Java 9 when there is one: this test's own. */
  @Test
  void aCallOfALaterJavaIsSeen() throws IOException {
    Path later = folder.resolve("later");
    Path file = later.resolve("JavaPlatformTest.class");
    Files.createDirectories(later);
    try (InputStream own = JavaPlatformTest.class.getResourceAsStream("JavaPlatformTest.class")) {
      Files.copy(own, file);
    }
    assertThat(beyondJava8(List.of(later), Set.of("org.*"))).anyMatch(line -> line.contains("java.util.List java.util.List.of(Object)"));
  }

  /** The plugin and its libraries, as the policy carries them, and the testkit and what it has besides. */
  private static List<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    try (Stream<Path> files = Files.walk(repository)) {
      files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
    }
    for (Class<?> type : List.of(MockEntra.class, ObjectMapper.class, JsonFactory.class, JsonProperty.class)) {
      jars.add(jarOf(type));
    }
    return jars;
  }

  private static Path jarOf(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static Set<String> internals(Path jar) {
    StringWriter out = new StringWriter();
    ToolProvider.findFirst("jdeps").orElseThrow().run(new PrintWriter(out), new PrintWriter(out),
        "--multi-release", "base", "--ignore-missing-deps", "--jdk-internals", jar.toString());
    Set<String> internals = new TreeSet<>();
    Matcher line = INTERNAL.matcher(out.toString());
    while (line.find()) {
      internals.add(line.group(2));
    }
    assertThat(out.toString().isBlank()).as(out.toString()).isEqualTo(internals.isEmpty());
    return internals;
  }

  /** @param given packages that are known to be there, or not to be needed */
  private static Set<String> beyondJava8(List<Path> places, Set<String> given) throws IOException {
    Set<String> found = new TreeSet<>();
    Logger sees = new Findings(found);
    ClassListBuilder own = new ClassListBuilder(new HashSet<>(given), sees);
    for (Path place : places) {
      own.process(place.toFile());
    }
    for (Path place : places) {
      try (InputStream java8 = Files.newInputStream(Jars.java8())) {
        SignatureChecker checker = new SignatureChecker(java8, own.getPackages(), sees);
        checker.setSourcePath(List.of());
        checker.process(place.toFile());
      }
    }
    return found;
  }
}
