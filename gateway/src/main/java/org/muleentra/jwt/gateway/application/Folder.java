package org.muleentra.jwt.gateway.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.muleentra.jwt.tool.form.FieldException;

/**
 * Where an application's files are: the home of a Mule project, or a folder with its XML.
 *
 * @param directory as it was given
 * @param xml the folder of the XML
 * @param resources the folders in which files are looked for by name
 */
record Folder(Path directory, Path xml, List<Path> resources) {

  private static final String ARTIFACT = "mule-artifact.json";

  /**
   * Looks at a folder.
   *
   * @throws FieldException where it is none
   */
  static Folder at(Path directory) {
    if (!Files.exists(directory)) {
      throw new FieldException(directory.toString(), "does not exist");
    }
    if (!Files.isDirectory(directory)) {
      throw new FieldException(directory.toString(), "must be a folder: the home of a Mule application, or one with its XML files");
    }
    Path mule = directory.resolve("src/main/mule");
    return Files.isDirectory(mule) ? new Folder(directory, mule, List.of(directory.resolve("src/main/resources"), mule))
        : new Folder(directory, directory, List.of(directory));
  }

  /** Whether it is a project's home, where each XML file below {@code src/main/mule} is the application's. */
  boolean isHome() {
    return !xml.equals(directory);
  }

  /**
   * The files of the application's XML: those that {@code mule-artifact.json} lists, or all.
   *
   * @throws FieldException where the list is wrong or there is no file
   */
  List<Path> configurations() {
    List<Path> files = listed().orElseGet(this::all);
    if (files.isEmpty()) {
      throw new FieldException(directory.toString(), "has no XML of a Mule application, neither in src/main/mule nor in the folder itself");
    }
    return files;
  }

  private List<Path> all() {
    try (Stream<Path> files = isHome() ? Files.walk(xml) : Files.list(xml)) {
      return files.filter(file -> file.toString().endsWith(".xml") && Files.isRegularFile(file)).sorted().toList();
    } catch (IOException e) {
      throw new FieldException(xml.toString(), "cannot be read");
    }
  }

  private Optional<List<Path>> listed() {
    Path file = directory.resolve(ARTIFACT);
    JsonNode configs = Files.exists(file) ? json(file).path("configs") : null;
    if (configs == null || configs.isMissingNode() || configs.isNull()) {
      return Optional.empty();
    }
    List<Path> files = new ArrayList<>();
    for (JsonNode config : configs) {
      files.add(find(config.asText()).orElseThrow(() -> new FieldException(file.toString(), "configs: names " + config.asText()
          + ", which is not in " + xml)));
    }
    return Optional.of(files);
  }

  private static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new FieldException(file + ":" + e.getLocation().getLineNr(), "must be JSON");
    } catch (IOException e) {
      throw new FieldException(file.toString(), "cannot be read");
    }
  }

  /** Finds a file by a name that the application uses; empty for what is not there or outside of the folder. */
  Optional<Path> find(String name) {
    String plain = name.startsWith("classpath:") ? name.substring("classpath:".length()) : name;
    try {
      return resources.stream().map(folder -> folder.resolve(plain)).filter(this::isInside).filter(Files::isRegularFile).findFirst();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private boolean isInside(Path file) {
    try {
      return file.toRealPath().startsWith(directory.toRealPath());
    } catch (IOException absent) {
      return false;
    }
  }

  /** Reads a file's text. */
  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new FieldException(file.toString(), "must be UTF-8");
    } catch (IOException e) {
      throw new FieldException(file.toString(), "cannot be read");
    }
  }

  /** The name of an application: that of its folder. */
  String name() {
    Path name = directory.toAbsolutePath().normalize().getFileName();
    String plain = name == null ? "" : name.toString().replaceAll("[^A-Za-z0-9_-]", "-");
    return plain.isEmpty() ? "application" : plain;
  }
}
