package org.muleentra.jwt.browser;

import java.io.IOException;
import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One {@code ./try} and one browser for all tests of the console: a test gets it as a parameter. */
final class OpenConsole implements AutoCloseable {

  private final TryOut tryOut;
  private final Chromium chromium;

  private OpenConsole(TryOut tryOut, Chromium chromium) {
    this.tryOut = tryOut;
    this.chromium = chromium;
  }

  static OpenConsole open() throws IOException, InterruptedException {
    TryOut tryOut = TryOut.start();
    try {
      return new OpenConsole(tryOut, Chromium.open());
    } catch (RuntimeException e) {
      tryOut.close();
      throw e;
    }
  }

  TryOut tryOut() {
    return tryOut;
  }

  Chromium chromium() {
    return chromium;
  }

  /** Loads the page anew, with nothing of earlier tests in it, at a tab: {@code form}, {@code explain}, … */
  void at(String tab) {
    chromium.driver().get("about:blank");
    chromium.driver().get(tryOut.console() + "#" + tab);
  }

  /** The first element that a CSS selector finds; waits for it. */
  WebElement find(String selector) {
    return await(driver -> driver.findElements(By.cssSelector(selector)).stream().findFirst().orElse(null));
  }

  /** By how many pixels the page is wider than what is seen of it. */
  long hiddenSideways() {
    return (long) chromium.driver().executeScript("const page = document.documentElement; return page.scrollWidth - page.clientWidth");
  }

  /** Waits until something is there or true. */
  <T> T await(ExpectedCondition<T> condition) {
    // The page may have drawn something anew between finding it and reading it.
    return new WebDriverWait(chromium.driver(), Duration.ofSeconds(20), Duration.ofMillis(50)).ignoring(StaleElementReferenceException.class).until(condition);
  }

  /** The same for what takes up to a minute by its nature. */
  <T> T patiently(ExpectedCondition<T> condition) {
    return new WebDriverWait(chromium.driver(), Duration.ofSeconds(90), Duration.ofSeconds(2)).until(condition);
  }

  /** How much the browser keeps of the page: entries of its two stores, and the cookies. */
  String kept() {
    return (String) chromium.driver().executeScript(
        "return [localStorage.length, sessionStorage.length, JSON.stringify(document.cookie)].join(' ')");
  }

  @Override
  public void close() {
    chromium.close();
    tryOut.close();
  }
}
