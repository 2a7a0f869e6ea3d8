package org.muleentra.jwt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Decisions are seen as they happen, as a table and as a chart. */
@InBrowser
class LiveTabTest {

  private static final String ROWS = ".decisions tbody tr";

  private static TabPanel withTraffic(OpenConsole console) {
    return TabPanel.opened(console, "live").press("Send some traffic").says("#live-told", "calls sent").says(ROWS, "SCOPE_MISSING");
  }

  private static List<String> column(TabPanel live, int number) {
    return live.all(ROWS + " td:nth-child(" + number + ")").stream().map(WebElement::getText).toList();
  }

  private static long asked(OpenConsole console) {
    return (long) console.chromium().driver()
        .executeScript("return performance.getEntriesByType('resource').filter((each) => each.name.endsWith('live/since')).length");
  }

  @Test
  void trafficShowsInTableAndChart(OpenConsole console) {
    TabPanel live = withTraffic(console).says(".legend", "admitted")
        .says(".legend", "SIGNATURE_INVALID").says(".legend", "SCOPE_MISSING").press("Pause");
    assertThat(live.all(".chart rect[class^=slot]")).isNotEmpty();
    assertThat(live.all(".chart > svg").get(0).getDomAttribute("aria-label")).startsWith("Decisions of the last five minutes: ")
        .contains(" admitted", " SCOPE_MISSING");
    console.chromium().keep("live-traffic");
    console.chromium().colours("dark");
    console.chromium().keep("live-traffic-dark");
    console.chromium().colours("light");

    live.unfold("The chart as a table").says(".chart ~ details th", "SCOPE_MISSING");
    assertThat(console.chromium().complaints()).isEmpty();
  }

  @Test
  void theTableIsNarrowedDown(OpenConsole console) {
    TabPanel live = withTraffic(console);
    live.enter("API", "orders-write");
    assertThat(column(live, 2)).isNotEmpty().containsOnly("orders-write");
    live.enter("Decision", "refused");
    assertThat(column(live, 4)).isNotEmpty().allMatch(why -> why.startsWith("SCOPE_MISSING"));
    live.press("Show all");
    assertThat(column(live, 2)).contains("orders", "orders-roles");
    live.enter("Find", "TOKEN_EXPIRED");
    assertThat(column(live, 4)).isNotEmpty().allMatch(why -> why.startsWith("TOKEN_EXPIRED"));
    live.press("Show all");
    live.all(".legend button[data-name=ROLE_MISSING]").get(0).sendKeys(Keys.ENTER);
    assertThat(column(live, 4)).isNotEmpty().allMatch(why -> why.startsWith("ROLE_MISSING"));
    assertThat(live.all(".legend button[aria-pressed=true]")).hasSize(1);
    live.press("Show all");
  }

  @Test
  void aDecisionLeadsToExplain(OpenConsole console) {
    TabPanel live = withTraffic(console);
    live.all(ROWS + " .link").get(0).sendKeys(Keys.ENTER);
    console.find("#explain:not([hidden])");
    assertThat(console.chromium().driver().getCurrentUrl()).endsWith("#explain");
  }

  /** By the reference of a refusal, and where the signature is proven by the id; what had no token cannot be known. */
  @Test
  void theTokensOfThisPageAreKnownAgain(OpenConsole console) {
    withTraffic(console);
    Object unknown = console.chromium().driver().executeAsyncScript("""
        const done = arguments[0];
        const question = {method: 'POST', body: '{"after": 0}'};
        Promise.all([import('./minted.js'), fetch('api/live/since', question).then((answer) => answer.json())]).then(([minted, since]) =>
          done(since.records.slice(-20).filter((record) => !minted.tokenOf(record)).map((record) => record.Reason ?? record.Decision)));
        """);
    assertThat((List<?>) unknown).allMatch("NO_CREDENTIALS"::equals);
  }

  @Test
  void nobodyAsksWhileNobodyLooks(OpenConsole console) {
    withTraffic(console);
    long before = asked(console);
    console.await(driver -> asked(console) > before);
    TabPanel.chosen(console, "mint");
    long left = asked(console);
    long now = ((Number) console.chromium().driver().executeScript("return performance.now()")).longValue();
    console.await(driver -> ((Number) console.chromium().driver().executeScript("return performance.now()")).longValue() > now + 2500);
    assertThat(asked(console)).isLessThanOrEqualTo(left + 1);
    TabPanel live = TabPanel.chosen(console, "live");
    console.await(driver -> asked(console) > left + 1);
    live.press("Pause");
    assertThat(live.all("button[aria-pressed=true]")).hasSize(1);
  }

  @Test
  void fitsASmallTelephoneWithDecisionsInIt(OpenConsole console) {
    console.chromium().resize(360, 900);
    TabPanel live = withTraffic(console);
    console.await(driver -> live.all(".chart rect[class^=slot]").size() > 3);
    assertThat(console.hiddenSideways()).isZero();
    console.chromium().keep("live-traffic-360");
    console.chromium().driver().executeScript("document.querySelector('.decisions').scrollIntoView()");
    console.chromium().keep("live-decisions-360");
    console.chromium().resize(1280, 1000);
  }
}
