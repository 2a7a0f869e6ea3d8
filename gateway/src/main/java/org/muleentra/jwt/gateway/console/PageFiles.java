package org.muleentra.jwt.gateway.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files that the page consists of, by their paths; nothing else is served. Immutable. */
final class PageFiles {

  private static final List<String> NAMES = List.of("index.html", "icon.svg", "console.css", "console.js", "element.js", "form.js",
      "form.css", "form-fields.js", "form-result.js", "explain.js", "explain.css", "explain-answer.js", "mint.js", "mint.css", "live.js",
      "live.css", "scenarios.js", "scenarios.css", "fields.js", "token.js", "minted.js", "chart.js", "orders.js", "directory.js");
  private static final Map<String, String> TYPES = Map.of("html", "text/html", "svg", "image/svg+xml", "css", "text/css", "js",
      "text/javascript");

  private final Map<String, PageFile> byPath;

  private PageFiles(Map<String, PageFile> byPath) {
    this.byPath = byPath;
  }

  static PageFiles load() {
    Map<String, PageFile> byPath = new LinkedHashMap<>();
    for (String name : NAMES) {
      String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1)) + "; charset=utf-8";
      byPath.put(name.equals("index.html") ? "/" : "/" + name, new PageFile(type, content(name)));
    }
    return new PageFiles(byPath);
  }

  private static byte[] content(String name) {
    try (InputStream in = PageFiles.class.getResourceAsStream("/console/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<PageFile> at(String path) {
    return Optional.ofNullable(byPath.get(path));
  }
}
