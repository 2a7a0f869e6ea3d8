package org.muleentra.jwt.tool.az;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Azure CLI's commands and options as its reference lists them, in {@code az/commands.txt}. */
public final class AzReference {

  private static final Path FILE = Path.of("src/test/resources/az/commands.txt");

  /** Of every command (https://learn.microsoft.com/cli/azure/reference-index, global parameters). */
  private static final List<String> GLOBAL =
      List.of("--debug", "--help|-h", "--only-show-errors", "--output|-o", "--query", "--subscription", "--verbose");

  /** Options that stand without a value, wherever they are. */
  private static final Set<String> FLAGS = Set.of("--debug", "--help", "--only-show-errors", "--verbose", "--all", "--show-mine",
      "--append", "--create-cert", "--allow-no-subscriptions", "--service-principal", "--use-device-code");

  private record Command(Map<String, String> names, Set<String> required, Set<String> flags) {}

  private final Map<String, Command> commands = new HashMap<>();

  /** As it stands in the file. */
  public AzReference() {
    try {
      for (String line : Files.readAllLines(FILE)) {
        if (!line.startsWith("#")) {
          int colon = line.indexOf(':');
          List<String> options = new ArrayList<>(List.of(line.substring(colon + 1).strip().split(" ")));
          options.addAll(GLOBAL);
          commands.put(line.substring(0, colon), command(options));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Command command(List<String> options) {
    Map<String, String> names = new HashMap<>();
    Set<String> required = new LinkedHashSet<>();
    Set<String> flags = new HashSet<>(FLAGS);
    for (String option : options) {
      String[] aliases = option.replace("!", "").replace("~", "").split("\\|");
      for (String alias : aliases) {
        names.put(alias, aliases[0]);
      }
      if (option.endsWith("!")) {
        required.add(aliases[0]);
      }
      if (option.endsWith("~")) {
        flags.add(aliases[0]);
      }
    }
    return new Command(names, required, flags);
  }

  /** A command with its options by their first names; {@code @file} is not read yet. */
  public record Call(String command, Map<String, String> options) {}

  /** Reads a command line as the CLI does, and says in one sentence what it would not take. */
  public Call read(List<String> words) {
    int end = 0;
    while (end < words.size() && !words.get(end).startsWith("-")) {
      end++;
    }
    String name = String.join(" ", words.subList(0, end));
    Command command = commands.get(name);
    if (command == null) {
      throw new IllegalArgumentException("az " + name + " is no command of the list");
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (int at = end; at < words.size(); at++) {
      String option = command.names().get(words.get(at));
      if (option == null) {
        throw new IllegalArgumentException("az " + name + " has no option " + words.get(at));
      }
      String value = "";
      if (!command.flags().contains(option)) {
        if (++at == words.size()) {
          throw new IllegalArgumentException("az " + name + " " + option + " has no value");
        }
        value = words.get(at);
      }
      if (options.put(option, value) != null) {
        throw new IllegalArgumentException("az " + name + " has " + option + " twice");
      }
    }
    for (String each : command.required()) {
      if (!options.containsKey(each)) {
        throw new IllegalArgumentException("az " + name + " lacks " + each);
      }
    }
    return new Call(name, options);
  }
}
