package org.muleentra.jwt.gateway.console.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A situation with a complete form, out of the page {@code docs/begin/recipes.md}, which the build puts on the class path as it is.
 *
 * @param title with the number that it has on the page
 * @param about what the page says before the form, without its markup
 * @param form the shortest of the two forms that has all its fields
 */
record Recipe(String title, String about, ShownForm form, JsonNode fields) {

  private static final Pattern SECTION = Pattern.compile("(?m)^## (?=\\d+\\. )");
  private static final Pattern JSON = Pattern.compile("(?ms)^```json\n(.*?)^```$");

  /** All of the page, in its order. */
  static List<Recipe> all() {
    List<Recipe> recipes = new ArrayList<>();
    String[] sections = SECTION.split(page());
    for (int i = 1; i < sections.length; i++) {
      recipes.add(of(sections[i]));
    }
    return recipes;
  }

  private static String page() {
    try (InputStream page = Recipe.class.getResourceAsStream("/console/recipes.md")) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Recipe of(String section) {
    String title = section.substring(0, section.indexOf('\n'));
    Matcher json = JSON.matcher(section);
    if (!json.find()) {
      throw new IllegalStateException("a recipe has no form: " + title);
    }
    try {
      JsonNode fields = new ObjectMapper().readTree(json.group(1));
      String about = plain(section.substring(title.length(), json.start()));
      return new Recipe(title, about, ShownForm.EVERYDAY.takes(fields) ? ShownForm.EVERYDAY : ShownForm.FULL, fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a recipe's form is no JSON: " + title, e);
    }
  }

  private static String plain(String markdown) {
    return markdown.replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1").replace("`", "").strip().replaceAll("\\s+", " ");
  }
}
