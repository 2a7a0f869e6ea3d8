package org.muleentra.jwt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.openqa.selenium.WebElement;

/** One tab's panel, and what must hold of all that is in it. */
final class Panel {

  /** Elements that people fill in or press, to be seen at the moment, of which a screen reader would say nothing. */
  private static final String NAMELESS = """
      const panel = document.getElementById(arguments[0]);
      const named = (element) => element.getAttribute('aria-label')?.trim()
        || [...(element.labels ?? [])].some((label) => label.textContent.trim())
        || element.getAttribute('aria-labelledby')?.split(' ').every((id) => document.getElementById(id)?.textContent.trim())
        || (element.tagName === 'BUTTON' && element.textContent.trim());
      return [...panel.querySelectorAll('input, select, textarea, button, [role=region]')].filter((element) => element.checkVisibility()
        && !named(element)).map((element) => element.outerHTML.slice(0, 120));
      """;
  /** References to elements that are not there, and IDs that are there twice. */
  private static final String DANGLING = """
      const all = [...document.querySelectorAll('*')];
      const ids = all.map((element) => element.id).filter(Boolean);
      const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
      const lost = all.flatMap((element) => ['aria-describedby', 'aria-labelledby', 'aria-controls', 'for'].flatMap((name) =>
        (element.getAttribute(name) ?? '').split(' ').filter(Boolean))).filter((id) => !document.getElementById(id));
      return [...twice, ...lost];
      """;

  /** Elements to be seen at the moment that hold a text: all in one call, as each takes as long. */
  private static final String SEEN = """
      return [...document.getElementById(arguments[0]).querySelectorAll(arguments[1])].filter((element) =>
        element.checkVisibility({visibilityProperty: true}) && (element.innerText ?? element.textContent).includes(arguments[2]));
      """;

  private static final String WITH = """
      return [...document.getElementById(arguments[0]).querySelectorAll(arguments[1])].find((element) =>
        element.checkVisibility() && element.querySelector(arguments[2])?.innerText === arguments[3]);
      """;

  private final OpenConsole console;
  private final String id;

  Panel(OpenConsole console, String id) {
    this.console = console;
    this.id = id;
  }

  /** Loads the page anew at this tab, and waits until it is built. */
  Panel open() {
    console.at(id);
    console.find("#" + id + ":not([hidden]) h2");
    return this;
  }

  /** The elements of a CSS selector that are to be seen at the moment. */
  List<WebElement> all(String selector) {
    return console.await(driver -> seen(selector, ""));
  }

  /** The button of a name. */
  WebElement button(String name) {
    return console.await(driver -> seen("button", name).stream().filter(button -> button.getText().equals(name)).findFirst().orElse(null));
  }

  /** Waits for an element whose text holds something. */
  WebElement says(String selector, String text) {
    return console.await(driver -> seen(selector, text).stream().findFirst().orElse(null));
  }

  /** Waits for an element whose own inner element has exactly this text. */
  WebElement with(String selector, String inner, String text) {
    return console.await(driver -> (WebElement) console.chromium().driver().executeScript(WITH, id, selector, inner, text));
  }

  @SuppressWarnings("unchecked")
  private List<WebElement> seen(String selector, String text) {
    return (List<WebElement>) console.chromium().driver().executeScript(SEEN, id, selector, text);
  }

  @SuppressWarnings("unchecked")
  private List<String> script(String script) {
    return (List<String>) console.chromium().driver().executeScript(script, id);
  }

  /** One heading, a name for each control, and no reference into nothing. */
  void assertReadable() {
    assertThat(all("h2")).hasSize(1);
    assertThat(script(NAMELESS)).isEmpty();
    assertThat(script(DANGLING)).isEmpty();
  }
}
