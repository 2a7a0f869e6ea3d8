package org.muleentra.jwt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** A token is minted, looked at, sent, and handed on. */
@InBrowser
class MintTabTest {

  private static final String ANSWER = "#mint-answer";

  @AfterEach
  void nothingIsKeptAndNothingComplained(OpenConsole console) {
    assertThat((List<?>) console.chromium().driver()
        .executeScript("return [localStorage.length, sessionStorage.length, document.cookie, indexedDB.databases ? 1 : 0]"))
        .isEqualTo(List.of(0L, 0L, "", 1L));
    assertThat(console.chromium().driver().getCurrentUrl()).doesNotContain("eyJ");
    // A refused wish is all that there may be.
    assertThat(console.chromium().complaints()).allMatch(complaint -> complaint.contains("status of 400 (Bad Request)"));
  }

  private static String focused(OpenConsole console) {
    return console.chromium().driver().switchTo().activeElement().getDomAttribute("name");
  }

  @Test
  void aGoodTokenIsDecodedAndPasses(OpenConsole console) {
    TabPanel mint = TabPanel.opened(console, "mint").enter("Who calls", "A user").press("Mint")
        .says(".decoded", "Orders.Read").says(".decoded", "RS256");
    assertThat(console.find("#mint-authorization").getText()).startsWith("Bearer eyJ");
    mint.press("Send").says(ANSWER, "200").says(ANSWER, "\"principal\"");
    console.chromium().keep("mint-user");
  }

  @Test
  void everyKindOfCallerIsMinted(OpenConsole console) {
    TabPanel mint = TabPanel.opened(console, "mint");
    List<String> kinds = mint.field("Who calls").findElements(By.tagName("option")).stream()
        .map(WebElement::getText).toList();
    assertThat(kinds).hasSizeGreaterThanOrEqualTo(10);
    for (String kind : kinds) {
      mint.enter("Who calls", kind).press("Mint").says("[name=kept]", kind).says(".decoded", "iss");
    }
  }

  @Test
  void aSpoiltTokenIsRefusedAndItsDecisionLeadsToExplain(OpenConsole console) {
    TabPanel mint = TabPanel.opened(console, "mint").enter("What is wrong with it", "One bit of the signature flipped").press("Mint")
        .press("Send").says(ANSWER, "401").says(ANSWER, "invalid_token");
    console.chromium().keep("mint-spoilt");

    TabPanel live = TabPanel.chosen(console, "live").says(".decisions tbody tr:first-child", "SIGNATURE_INVALID");
    live.all(".decisions tbody tr:first-child .link").get(0).click();
    console.find("#explain:not([hidden])");
    assertThat(console.find("[role=tab][aria-selected=true]").getDomAttribute("aria-controls")).isEqualTo("explain");
    assertThat(mint.all(ANSWER)).hasSize(1);
  }

  @Test
  void aHostileTokenIsRefusedAsAnnounced(OpenConsole console) {
    TabPanel mint = TabPanel.opened(console, "mint").press("Mint it").says(".token", "To be refused by orders with 401, reason ");
    mint.press("Send").says(ANSWER, "401");
  }

  @Test
  void rightsDecide(OpenConsole console) {
    TabPanel mint = TabPanel.opened(console, "mint").press("Mint").enter("Send it to", "orders-write").press("Send").says(ANSWER, "403")
        .says(ANSWER, "insufficient_scope");
    mint.enter("Scopes", "Orders.Read, Orders.Write").press("Mint").press("Send").says(ANSWER, "200");
  }

  @Test
  void whatIsWrongIsSaidInOneSentenceAtItsField(OpenConsole console) {
    TabPanel mint = TabPanel.opened(console, "mint").unfold("More claims").enter("Ends in minutes", "soon").press("Mint")
        .says("[role=alert]", "expiresIn: must be a whole number from -5256000 to 5256000");
    assertThat(focused(console)).isEqualTo("expiresIn");
    assertThat(mint.field("Ends in minutes").getDomAttribute("aria-invalid")).isEqualTo("true");
    console.chromium().keep("mint-wrong");
    mint.enter("Ends in minutes", "5").enter("Other claims", "[1]").press("Mint").says("[role=alert]", "claims: must be an object");
    assertThat(focused(console)).isEqualTo("claims");
    mint.enter("Other claims", "{\"sid\": \"s-1\"}").press("Mint").says(".decoded", "s-1");
  }

  @Test
  void fitsASmallTelephoneWithAnAnswerInIt(OpenConsole console) {
    console.chromium().resize(360, 900);
    TabPanel.opened(console, "mint").unfold("More claims").enter("What is wrong with it", "For another API").press("Mint").press("Send")
        .says(ANSWER, "401");
    assertThat(console.hiddenSideways()).isZero();
    console.chromium().driver().executeScript("document.querySelector('#mint-authorization').scrollIntoView()");
    console.chromium().keep("mint-answer-360");
    console.chromium().resize(1280, 1000);
  }

  @Test
  void theKeyboardAloneWillDo(OpenConsole console) {
    TabPanel mint = TabPanel.opened(console, "mint");
    console.find("#tab-mint").sendKeys("");
    Actions keys = new Actions(console.chromium().driver());
    for (int i = 0; i < 3 && !"kind".equals(focused(console)); i++) {
      keys.sendKeys(Keys.TAB).perform();
    }
    assertThat(focused(console)).isEqualTo("kind");
    keys.sendKeys("An app").sendKeys(Keys.TAB, Keys.TAB, Keys.ENTER).perform();
    mint.says(".decoded", "Orders.Read.All");
    assertThat(mint.all("[name=kept]").get(0).getText()).contains("An application");
  }
}
