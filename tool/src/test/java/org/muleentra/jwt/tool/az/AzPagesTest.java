package org.muleentra.jwt.tool.az;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Commands of the Azure CLI on the pages are those of its reference, with options that they have. */
class AzPagesTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```bash\\n(.*?)^```$");
  private static final Pattern QUOTED = Pattern.compile("(?s)\"(?:\\\\.|[^\"\\\\])*\"|'[^']*'");
  private static final Pattern COMMENT = Pattern.compile("(?m)(?:^|\\s)#.*$");
  private static final Pattern COMMAND = Pattern.compile("(?<![\\w-])az ((?:ad|account|cloud|login|rest)\\b[^\\n|>)#;]*)");

  private final AzReference reference = new AzReference();

  /** Quoted texts are one word, comments none, and a backslash joins lines. */
  private static List<String> commands(String page) {
    List<String> commands = new ArrayList<>();
    BLOCK.matcher(page).results().map(block -> QUOTED.matcher(block.group(1)).replaceAll("text"))
        .map(block -> COMMENT.matcher(block).replaceAll("").replace("\\\n", " "))
        .forEach(block -> COMMAND.matcher(block).results().forEach(command -> commands.add(command.group(1).strip())));
    return commands;
  }

  @Test
  void everyCommandIsOneOfTheReference() throws IOException {
    List<String> faults = new ArrayList<>();
    int seen = 0;
    try (Stream<Path> pages = Files.walk(Path.of("../docs"))) {
      for (Path page : pages.filter(file -> file.toString().endsWith(".md")).toList()) {
        for (String command : commands(Files.readString(page))) {
          seen++;
          try {
            reference.read(List.of(command.split("\\s+")));
          } catch (IllegalArgumentException e) {
            faults.add(page + ": " + e.getMessage());
          }
        }
      }
    }

    assertThat(faults).isEmpty();
    assertThat(seen).isGreaterThan(30);
  }

  @Test
  void seesWhatTheReferenceLacks() {
    assertThat(commands("```bash\nX=$(az ad app show --id $X \\\n  --query \"a | b\" -o tsv) # az ad x\n```\n"))
        .containsExactly("ad app show --id $X    --query text -o tsv");
    assertThat(reference.read(List.of("rest", "-u", "x", "--body", "y")).options()).containsOnlyKeys("--uri", "--body");
    assertThatThrownBy(() -> reference.read(List.of("ad", "app", "make"))).hasMessage("az ad app make is no command of the list");
    assertThatThrownBy(() -> reference.read(List.of("ad", "app", "show", "--name", "x"))).hasMessage("az ad app show has no option --name");
    assertThatThrownBy(() -> reference.read(List.of("ad", "app", "show"))).hasMessage("az ad app show lacks --id");
    assertThatThrownBy(() -> reference.read(List.of("ad", "app", "show", "--id"))).hasMessage("az ad app show --id has no value");
    assertThatThrownBy(() -> reference.read(List.of("ad", "app", "show", "--id", "x", "--id", "y"))).hasMessageEndingWith("has --id twice");
  }
}
