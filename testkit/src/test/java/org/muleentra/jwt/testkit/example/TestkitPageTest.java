package org.muleentra.jwt.testkit.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** What the pages about the testkit tell readers to copy is compiled and run here, or names what exists. */
class TestkitPageTest {
  private static final List<Path> PAGES = List.of(Path.of("../docs/test/testkit.md"),
      Path.of("../docs/test/token-service.md"), Path.of("../docs/test/control.md"));
  private static final Path EXAMPLES = Path.of("src/test/java/org/muleentra/jwt/testkit/example");
  private static final Pattern INVOCATION =
      Pattern.compile("<java:invoke-static class=\"([^\"]+)\"\\s+method=\"(\\w+)\\(([^)]*)\\)\"([^>]*/>|(?s:.*?)</java:invoke-static>)");
  private static final Pattern ARGUMENT = Pattern.compile("\\barg\\d+:");
  private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static List<String> blocks(String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    for (Path page : PAGES) {
      Matcher block = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(page));
      while (block.find()) {
        blocks.add(block.group(1));
      }
    }
    return blocks;
  }

  /** Indentation aside, which differs between a page and a method. */
  private static String flat(String code) {
    return code.lines().map(String::trim).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
  }

  @Test
  void everyJavaExampleIsCompiledAndRun() throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      for (Path file : files.filter(name -> name.toString().endsWith("Test.java")).collect(Collectors.toList())) {
        sources.add(flat(Files.readString(file)));
      }
    }

    assertThat(blocks("java")).hasSizeGreaterThan(5);
    for (String example : blocks("java")) {
      assertThat(sources).as(example).anyMatch(source -> source.contains(flat(example)));
    }
  }

  @Test
  void everyInvocationFromMunitFindsItsMethod() throws Exception {
    int found = 0;
    for (String xml : blocks("xml")) {
      Matcher invocation = INVOCATION.matcher(xml);
      while (invocation.find()) {
        found++;
        String name = invocation.group(2);
        List<String> types = Arrays.stream(invocation.group(3).split(",")).filter(type -> !type.isEmpty())
            .collect(Collectors.toList());
        assertThat(Class.forName(invocation.group(1)).getMethods()).as(invocation.group())
            .anyMatch(method -> Modifier.isStatic(method.getModifiers()) && method.getName().equals(name)
                && types(method).equals(types));
        assertThat(ARGUMENT.matcher(invocation.group(4)).results().count()).as(invocation.group()).isEqualTo(types.size());
      }
    }
    assertThat(found).isGreaterThan(3);
    assertThat(String.join("", blocks("xml")).split("invoke-static class", -1)).hasSize(found + 1);
  }

  private static List<String> types(Method method) {
    return Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.toList());
  }

  @Test
  void identifiersAreThoseOfContoso() throws Exception {
    List<Object> known = new ArrayList<>();
    for (Field field : Contoso.class.getFields()) {
      known.add(field.get(null));
    }
    List<String> named = new ArrayList<>();
    for (Path page : PAGES) {
      GUID.matcher(Files.readString(page)).results().forEach(match -> named.add(match.group()));
    }
    assertThat(named).isNotEmpty();
    assertThat(known).containsAll(named);
  }
}
