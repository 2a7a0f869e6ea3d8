package org.muleentra.jwt.testkit.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muleentra.jwt.testkit.fixture.Control;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.http.Json;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** Every curl line of the page about control, and of the mock's index page, is run and obeyed. */
class ControlPageTest {
  private static final Path PAGE = Path.of("../docs/test/control.md");
  private static final Pattern CURL = Pattern.compile("(?m)^(?:<pre>)?curl -s ((?:-d (?:'[^']*'|\\S+) )+)http://127\\.0\\.0\\.1:\\d+(/\\S*?)(?:</pre>)?$");
  private static final Pattern DATA = Pattern.compile("-d (?:'([^']*)'|(\\S+)) ");

  private final MockEntra entra = MockEntra.start();

  @AfterEach
  void close() {
    entra.close();
  }

  private List<String> run(String text, String file) throws Exception {
    List<String> paths = new ArrayList<>();
    Matcher curl = CURL.matcher(text);
    while (curl.find()) {
      List<String> data = new ArrayList<>();
      DATA.matcher(curl.group(1)).results().forEach(one -> {
        String given = one.group(1) != null ? one.group(1) : one.group(2);
        data.add(given.startsWith("@") ? file : given);
      });
      HttpResponse<String> response = Verification.post(entra.baseUrl() + curl.group(2), String.join("&", data));
      assertThat(response.statusCode()).as("%s: %s", curl.group(), response.body()).isEqualTo(200);
      paths.add(curl.group(2));
    }
    assertThat(paths).as("every line").hasSize(text.split("curl -s ", -1).length - 1);
    return paths;
  }

  private TreeSet<String> commands() throws Exception {
    String sentence = Control.problem(Verification.post(entra.baseUrl() + "/control/x", ""), 404);
    TreeSet<String> paths = new TreeSet<>();
    for (String name : sentence.replaceAll("^Control knows |\\.$", "").split(", ")) {
      paths.add("/control/" + name);
    }
    return paths;
  }

  private List<String> json(String page) {
    List<String> blocks = new ArrayList<>();
    Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(page).results().forEach(block -> blocks.add(block.group(1)));
    return blocks;
  }

  @Test
  void pageShowsEveryOrderAndEachIsObeyed() throws Exception {
    String page = Files.readString(PAGE);
    assertThat(new TreeSet<>(run(page, json(page).get(0)))).isEqualTo(commands());
  }

  @Test
  void pageShowsWhatIsAnsweredToAMistake() throws Exception {
    HttpResponse<String> response = Verification.post(entra.baseUrl() + "/control/scenario",
        "{\"steps\": [{\"do\": \"rotate\"}, {\"do\": \"clock\", \"advance\": \"soon\"}]}");
    JsonNode shown = Json.MAPPER.readTree(json(Files.readString(PAGE)).get(1));
    assertThat(Json.MAPPER.readTree(response.body())).isEqualTo(shown);
  }

  @Test
  void pageNamesTheScenariosAndWhatTheyDo() throws Exception {
    String page = Files.readString(PAGE);
    String names = new Control(entra).refuses("scenario", "{\"named\": \"?\"}").replaceFirst(".*one of ", "");
    for (String name : names.split(", ")) {
      assertThat(page).contains("| `" + name + "` |");
    }
  }

  @Test
  void indexPageHasLinksThatLeadAndLinesThatRun() throws Exception {
    HttpResponse<String> index = Verification.get(entra.baseUrl() + "/");
    assertThat(index.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(index.headers().firstValue("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'");
    assertThat(index.body()).doesNotContain("<script").contains(Contoso.TENANT_ID);
    List<String> links = new ArrayList<>();
    Pattern.compile("href=\"([^\"]+)\"").matcher(index.body()).results().forEach(link -> links.add(link.group(1)));
    assertThat(links).hasSize(4);
    for (String link : links) {
      assertThat(Verification.get(entra.baseUrl() + link).statusCode()).as(link).isEqualTo(200);
    }

    assertThat(run(index.body(), null)).containsAll(commands());
  }
}
