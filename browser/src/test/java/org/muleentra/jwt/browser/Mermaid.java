package org.muleentra.jwt.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Mermaid in a blank page of a browser: draws a picture as sites do that show Markdown, or tells why it cannot. */
final class Mermaid implements AutoCloseable {

  /** How wide a page of the repository is on GitHub, in CSS pixels; a wider picture is shown smaller. */
  static final int PAGE_WIDTH = 830;

  /** A picture that is wider than this cannot be read any more once it is made to fit. */
  static final int WIDEST = 1000;

  private static final String WEBJAR = "META-INF/maven/org.webjars.npm/mermaid/pom.properties";
  private static final String SCRIPT = "META-INF/resources/webjars/mermaid/%s/dist/mermaid.min.js";

  private static final String DRAW = """
      const [text, theme, width, done] = arguments;
      document.documentElement.style.overflow = 'hidden';
      document.body.style.cssText = 'margin: 10px; background: ' + (theme === 'dark' ? '#0d1117' : '#ffffff');
      document.body.innerHTML = '<div id="around" style="width: ' + width + 'px"></div>';
      const around = document.getElementById('around');
      mermaid.initialize({startOnLoad: false, securityLevel: 'strict', suppressErrorRendering: true, theme});
      mermaid.render('picture', text, around).then(({svg}) => {
        around.innerHTML = svg;
        const drawn = around.querySelector('svg');
        const words = [...drawn.querySelectorAll('text, foreignObject')].filter(each => each.textContent.trim());
        const boxes = words.map(each => each.getBoundingClientRect());
        const overlaps = [];
        boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b, j) => {
          // The boxes of two lines of one label overlap a little.
          const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && high > 0.4 * Math.min(a.height, b.height)) {
            overlaps.push('"' + words[i].textContent.trim() + '" and "' + words[i + 1 + j].textContent.trim() + '"');
          }
        }));
        done({
          words: words.map(each => each.textContent.trim()).join(' '),
          overlaps,
          width: Math.ceil(drawn.viewBox.baseVal ? drawn.viewBox.baseVal.width : drawn.getBoundingClientRect().width),
          height: Math.ceil(drawn.getBoundingClientRect().height)
        });
      }).catch(error => done({error: error.message || String(error)}));
      """;

  private final Chromium chromium;

  private Mermaid(Chromium chromium) {
    this.chromium = chromium;
  }

  static Mermaid open() throws IOException {
    Properties webjar = new Properties();
    webjar.load(new ByteArrayInputStream(resource(WEBJAR)));
    String script = new String(resource(String.format(SCRIPT, webjar.getProperty("version"))), StandardCharsets.UTF_8);
    Mermaid mermaid = new Mermaid(Chromium.open());
    try {
      mermaid.chromium.driver().get("data:text/html;charset=utf-8,<!doctype html><html lang=en><title>Pictures</title><body>");
      mermaid.chromium.driver().manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
      // As an element of the page, since the script counts on its variables being the page's.
      mermaid.chromium.driver().executeScript(
          "const s = document.createElement('script'); s.textContent = arguments[0]; document.head.append(s);", script);
      return mermaid;
    } catch (RuntimeException e) {
      mermaid.close();
      throw e;
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Mermaid.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no " + name + " on the class path");
      }
      return in.readAllBytes();
    }
  }

  /**
   * Draws a picture at the width of a page.
   *
   * @param theme {@code default} or {@code dark}, as GitHub chooses them for its readers
   */
  Drawing draw(String text, String theme) {
    Map<?, ?> told = (Map<?, ?>) chromium.driver().executeAsyncScript(DRAW, text, theme, PAGE_WIDTH);
    if (told.containsKey("error")) {
      return new Drawing((String) told.get("error"), "", List.of(), 0, 0);
    }
    List<String> overlaps = ((List<?>) told.get("overlaps")).stream().map(String::valueOf).toList();
    return new Drawing(null, (String) told.get("words"), overlaps, ((Number) told.get("width")).intValue(),
        ((Number) told.get("height")).intValue());
  }

  /** Keeps what was drawn last as {@code target/screenshots/NAME.png}. */
  void keep(String name, Drawing drawing) {
    chromium.resize(PAGE_WIDTH + 20, drawing.height() + 20);
    chromium.keep(name);
  }

  @Override
  public void close() {
    chromium.close();
  }

  /**
   * What became of a picture.
   *
   * @param error why it could not be drawn, in Mermaid's words, or {@code null}
   * @param words all that is written in it
   * @param overlaps which words stand over others
   * @param width as drawn, before it is made to fit, in CSS pixels
   * @param height at the width of a page
   */
  record Drawing(String error, String words, List<String> overlaps, int width, int height) {

    /** What is wrong with it, in sentences. */
    List<String> faults() {
      if (error != null) {
        return List.of(error);
      }
      List<String> faults = new ArrayList<>();
      if (words.isBlank()) {
        faults.add("there is no word in the picture");
      }
      if (width > WIDEST) {
        faults.add("the picture is " + width + " pixels wide, and cannot be read when it is made to fit: at most " + WIDEST);
      }
      overlaps.forEach(each -> faults.add("these words overlap: " + each));
      return faults;
    }
  }
}
