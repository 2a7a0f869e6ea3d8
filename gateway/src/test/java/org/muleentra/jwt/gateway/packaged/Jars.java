package org.muleentra.jwt.gateway.packaged;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;

/** The jars under test, as the build packaged them. */
final class Jars {

  private Jars() {}

  static Path policy() {
    return built("packaged.policy");
  }

  /** For Mule 4.1 to 4.3. */
  static Path unisolatedPolicy() {
    return variant("entra-jwt-policy-unisolated", "mule-policy");
  }

  /** For Mule 4.10 on Java 17 and 21. */
  static Path java21Policy() {
    return variant("entra-jwt-policy-java21", "mule-policy");
  }

  /** One of those with the form that has all fields: the asset's name from the form's on, such as {@code -java21}. */
  static Path fullPolicy(String runtimes) {
    return variant("entra-jwt-policy-full" + runtimes, "mule-policy");
  }

  /** Those that run differently; the others hold the same under other names. */
  static List<Path> policies() {
    return List.of(policy(), unisolatedPolicy(), java21Policy());
  }

  static Path plugin() {
    return built("packaged.plugin");
  }

  static Path java21Plugin() {
    return variant("entra-jwt-extension-java21", "mule-plugin");
  }

  private static Path variant(String asset, String classifier) {
    String version = policy().getFileName().toString().replaceAll("^entra-jwt-policy-|-mule-policy\\.jar$", "");
    return existing(built("packaged.variants").resolve(asset + "-" + version + "-" + classifier + ".jar"));
  }

  /** The list of all classes and members of Java 8. */
  static Path java8() {
    return built("packaged.java8");
  }

  /** Other versions of the libraries that the policy carries. */
  static List<URL> conflicting() {
    try (Stream<Path> jars = Files.list(built("packaged.conflicting"))) {
      return jars.sorted().map(Jars::url).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path built(String property) {
    return existing(Path.of(System.getProperty(property, "not said by the build: " + property)));
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw new IllegalStateException(path + " is missing: these tests run in the build, after the packages are made");
    }
    return path;
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The files of a jar by name; folders are left out. */
  static SortedMap<String, byte[]> files(Path jar) {
    try (InputStream in = Files.newInputStream(jar)) {
      return files(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a jar; the manifest, which the stream keeps to itself, is left out. */
  static SortedMap<String, byte[]> files(InputStream jar) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (JarInputStream entries = new JarInputStream(jar, false)) {
      for (JarEntry entry = entries.getNextJarEntry(); entry != null; entry = entries.getNextJarEntry()) {
        if (!entry.isDirectory()) {
          files.put(entry.getName(), entries.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** Unpacks a jar, as the runtime does with a policy that it finds. */
  static void unpack(Path jar, Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files(jar).entrySet()) {
      Path target = folder.resolve(file.getKey()).normalize();
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
  }
}
