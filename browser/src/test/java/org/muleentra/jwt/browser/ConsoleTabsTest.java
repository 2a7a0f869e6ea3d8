package org.muleentra.jwt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What holds for all tabs of the console. */
@InBrowser
class ConsoleTabsTest {

  private static final List<String> TABS = List.of("form", "explain", "mint", "live", "scenarios");

  private static WebElement chosen(OpenConsole console) {
    return console.find("[role=tab][aria-selected=true]");
  }

  @Test
  void theArrowKeysGoThroughTheTabs(OpenConsole console) {
    console.at("form");
    for (int i = 1; i <= TABS.size(); i++) {
      String next = TABS.get(i % TABS.size());
      chosen(console).sendKeys(Keys.ARROW_RIGHT);
      assertThat(chosen(console).getDomAttribute("aria-controls")).isEqualTo(next);
      assertThat(console.chromium().driver().getCurrentUrl()).endsWith("#" + next);
      assertThat(console.chromium().driver().findElements(By.cssSelector("[role=tabpanel]:not([hidden])")))
          .extracting(panel -> panel.getDomAttribute("id")).containsExactly(next);
    }
    assertThat(console.chromium().complaints()).isEmpty();
  }

  /** At the width of a small telephone nothing is wider than the window, and each tab is kept as a picture in both colours. */
  @ParameterizedTest
  @CsvSource({"1280, light", "1280, dark", "360, light", "360, dark"})
  void fitsIntoTheWindow(int width, String colours, OpenConsole console) {
    console.chromium().resize(width, 900);
    console.chromium().colours(colours);
    for (String tab : TABS) {
      console.at(tab);
      console.find("#" + tab + ":not([hidden]) > *");
      console.chromium().keep(tab + "-" + width + "-" + colours);
      assertThat((long) console.chromium().driver().executeScript("return document.documentElement.scrollWidth")).as(tab)
          .isLessThanOrEqualTo(width);
    }
    console.chromium().resize(1280, 1000);
    assertThat(console.chromium().complaints()).isEmpty();
  }
}
