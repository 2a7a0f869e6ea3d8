package org.muleentra.jwt.prose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;
import org.languagetool.rules.RuleMatch;

/**
 * LanguageTool finds no fault with a page that is not on a list here: words that are names in {@code words.txt}, findings that somebody has
 * looked at in {@code accepted.txt}, each with its rule and the words that it is about.
 */
class ProseTest {

  private static final Path HOME = Path.of("..");

  /** They know neither Markdown nor what stands for code, or have a taste of their own. */
  private static final List<String> RULES_THAT_DO_NOT_FIT = List.of("WHITESPACE_RULE", "CONSECUTIVE_SPACES", "EN_QUOTES", "DASH_RULE",
      "COMMA_PARENTHESIS_WHITESPACE", "UPPERCASE_SENTENCE_START", "SENTENCE_WHITESPACE", "EN_A_VS_AN", "ID_CASING", "NUMBERS_IN_WORDS",
      "ENGLISH_WORD_REPEAT_BEGINNING_RULE", "EN_UNPAIRED_BRACKETS", "OXFORD_SPELLING_Z_NOT_S", "BY_DEFAULT_COMMA",
      "COMMA_COMPOUND_SENTENCE", "COMMA_COMPOUND_SENTENCE_2", "LICENCE_LICENSE_NOUN_SINGULAR", "MISSING_COMMA_AFTER_INTRODUCTORY_PHRASE",
      "SENT_START_CONJUNCTIVE_LINKING_ADVERB_COMMA");

  @Test
  void everyPageIsEnglish() throws IOException {
    JLanguageTool tool = new JLanguageTool(Languages.getLanguageForShortCode("en-GB"));
    tool.disableRules(RULES_THAT_DO_NOT_FIT);
    Set<String> words = lines("words.txt");
    Set<String> accepted = lines("accepted.txt");
    Set<String> needed = new TreeSet<>();
    List<String> findings = new ArrayList<>();
    for (Path page : pages()) {
      String text = Files.readString(page);
      for (RuleMatch match : tool.check(Prose.of(text))) {
        String found = text.substring(match.getFromPos(), match.getToPos()).replaceAll("\\s+", " ");
        boolean spelling = match.getRule().isDictionaryBasedSpellingRule();
        String entry = spelling ? found : match.getRule().getId() + ": " + found;
        if ((spelling ? words : accepted).contains(entry)) {
          needed.add(entry);
        } else {
          int line = text.substring(0, match.getFromPos()).split("\n", -1).length;
          findings.add(HOME.relativize(page) + ":" + line + ": " + entry + " (" + match.getMessage() + ")");
        }
      }
    }

    assertThat(findings).isEmpty();
    assertThat(Stream.concat(words.stream(), accepted.stream())).as("entries that nothing needs").allMatch(needed::contains);
  }

  @Test
  void aFaultIsFoundAtItsPlace() throws IOException {
    JLanguageTool tool = new JLanguageTool(Languages.getLanguageForShortCode("en-GB"));
    String page = "# Title\n\n```\nthis are code\n```\n\n| A cell | `code` |\n|---|---|\n\nThis are [a link](x.md).\n";

    assertThat(tool.check(Prose.of(page))).isNotEmpty()
        .allSatisfy(match -> assertThat(match.getFromPos()).isBetween(page.indexOf("This are"), page.indexOf(" [a link")));
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String folder : List.of("docs", "examples")) {
      try (Stream<Path> files = Files.walk(HOME.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
      }
    }
    for (String file : List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")) {
      pages.add(HOME.resolve(file));
    }
    assertThat(pages).hasSizeGreaterThan(50);
    return pages;
  }

  private static Set<String> lines(String resource) throws IOException {
    try (var in = ProseTest.class.getResourceAsStream("/" + resource)) {
      return new TreeSet<>(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).toList());
    }
  }
}
