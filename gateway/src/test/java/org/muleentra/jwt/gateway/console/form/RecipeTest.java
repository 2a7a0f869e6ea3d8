package org.muleentra.jwt.gateway.console.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The recipes that the console offers are those of the page, all of them, as they stand there. */
class RecipeTest {

  private static final Path PAGE = Path.of("../docs/begin/recipes.md");

  @Test
  void theyComeFromThePageAsItIs() throws IOException {
    try (InputStream copy = Recipe.class.getResourceAsStream("/console/recipes.md")) {
      assertThat(copy.readAllBytes()).isEqualTo(Files.readAllBytes(PAGE));
    }
  }

  @Test
  void everyRecipeOfThePageIsThere() throws IOException {
    String page = Files.readString(PAGE);
    List<String> titles = Pattern.compile("(?m)^## (\\d+\\. .*)$").matcher(page).results().map(title -> title.group(1)).toList();
    List<String> forms = Pattern.compile("(?ms)^```json\n(.*?)^```$").matcher(page).results().map(form -> form.group(1)).toList();

    List<Recipe> recipes = Recipe.all();

    assertThat(recipes).hasSize(14).extracting(Recipe::title).containsExactlyElementsOf(titles);
    for (int i = 0; i < recipes.size(); i++) {
      assertThat(recipes.get(i).fields()).isEqualTo(new ObjectMapper().readTree(forms.get(i)));
    }
  }

  @Test
  void eachTakesTheShortestForm() {
    assertThat(Recipe.all().stream().filter(recipe -> recipe.form() == ShownForm.EVERYDAY).map(Recipe::title))
        .containsExactly("1. Internal API for people, with groups as roles", "13. Trial alongside what protects the API today");
  }

  @Test
  void whatIsSaidOfItIsPlain() {
    assertThat(Recipe.all()).extracting(Recipe::about).allSatisfy(about -> assertThat(about).isNotBlank().doesNotContain("`", "](", "\n"));
    assertThat(Recipe.all().get(4).about()).contains("The deny list shuts out single callers");
  }
}
