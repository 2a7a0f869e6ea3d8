package org.muleentra.jwt.prose;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.languagetool.markup.AnnotatedText;
import org.languagetool.markup.AnnotatedTextBuilder;

/** What of a page is English, at its own places: code is a noun, a cell of a table a paragraph, the rest of Markdown is not there. */
final class Prose {

  /** A fence; or what stands in a line and is no text: code, an address of a link, a picture's mark, signs. */
  private static final Pattern MARKUP = Pattern.compile("`[^`\\n]+`|!?\\[|\\]\\([^)\\s]*\\)|\\]|\\*{1,2}|<https?://[^>]*>|<!--.*?-->|<br>"
      + "|(?m:^\\s*(?:#+|[-*]|\\d+\\.|>) )|\\|[-:| ]*");
  private static final String FENCE = "```";

  private final AnnotatedTextBuilder text = new AnnotatedTextBuilder();
  private int codes;

  private Prose() {}

  static AnnotatedText of(String page) {
    Prose prose = new Prose();
    boolean fenced = false;
    for (String line : page.split("(?<=\\n)")) {
      boolean fence = line.strip().startsWith(FENCE);
      if (fence || fenced) {
        prose.text.addMarkup(line, "\n\n");
      } else {
        prose.line(line);
      }
      fenced ^= fence;
    }
    return prose.text.build();
  }

  private void line(String line) {
    Matcher markup = MARKUP.matcher(line);
    int at = 0;
    while (markup.find()) {
      text.addText(line.substring(at, markup.start()));
      text.addMarkup(markup.group(), meaning(markup.group()));
      at = markup.end();
    }
    boolean heading = line.startsWith("#");
    text.addText(line.substring(at, line.length() - (line.endsWith("\n") ? 1 : 0)));
    text.addMarkup(line.endsWith("\n") ? "\n" : "", heading || line.startsWith("|") ? "\n\n" : "\n");
  }

  private String meaning(String markup) {
    if (markup.startsWith("`") || markup.startsWith("<http")) {
      // Two in a row are no repeated word.
      return codes++ % 2 == 0 ? "Jack" : "Jill";
    }
    return markup.startsWith("|") || markup.isBlank() || markup.endsWith(" ") || markup.equals("<br>") ? "\n\n" : "";
  }
}
