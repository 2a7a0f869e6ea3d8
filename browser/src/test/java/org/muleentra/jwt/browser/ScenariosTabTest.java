package org.muleentra.jwt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** What is ordered of the mock is seen in what the APIs decide, and is over when it is healed. */
@InBrowser(alone = true)
class ScenariosTabTest {

  private static final String ANSWER = "#mint-answer";
  private static final String ROWS = ".decisions tbody tr";
  private static final String KEYS = "Roll the signing keys";

  @AfterEach
  void wellAgain(OpenConsole console) {
    TabPanel.opened(console, "scenarios").pressWithin("Ready-made scenarios", "Play").says(".outcome", "Done.");
    // A refused order is all that there may be.
    assertThat(console.chromium().complaints()).allMatch(complaint -> complaint.contains("status of 400 (Bad Request)"));
  }

  @Test
  void aDroppedKeyRefusesTheTokensOfBefore(OpenConsole console) {
    TabPanel mint = TabPanel.opened(console, "mint").press("Mint").press("Send").says(ANSWER, "200");
    TabPanel scenarios = TabPanel.chosen(console, "scenarios").pressWithin(KEYS, "Roll, drop the old key")
        .says(".outcome", "From then on tokens from before are refused").says(".done", "rotate {\"drop\":true}");
    scenarios.press("Send callers that show it").says(".answers", "user → orders: 200");
    console.chromium().keep("scenarios-rolled");
    TabPanel.chosen(console, "mint");
    mint.press("Send").says(ANSWER, "401");
    TabPanel.chosen(console, "live").says(ROWS + ":first-child", "KEY_UNKNOWN");
    console.chromium().keep("scenarios-rolled-live");
    TabPanel.chosen(console, "mint").press("Mint").press("Send").says(ANSWER, "200");
  }

  @Test
  void keysOutOfReachShowWithANewKeyAndHeal(OpenConsole console) {
    TabPanel scenarios = TabPanel.opened(console, "scenarios").within("Outage", "What", "keys").within("Outage", "How", "status")
        .pressWithin("Outage", "Break it").says(".facts", "keys: status");
    scenarios.pressWithin(KEYS, "Roll, keep the old key").says(".outcome", "nobody is refused");
    TabPanel mint = TabPanel.chosen(console, "mint").press("Mint").enter("Send it to", "orders-told").press("Send").says(ANSWER, "503")
        .says(ANSWER, "Retry-After");
    TabPanel.chosen(console, "live").says(ROWS, "KEYS_UNAVAILABLE");
    console.chromium().keep("scenarios-outage-live");
    TabPanel.chosen(console, "scenarios").pressWithin("Outage", "Heal everything").says(".facts", "none");
    TabPanel.chosen(console, "mint");
    console.patiently(driver -> {
      mint.press("Send");
      return console.await(d -> !d.findElements(By.cssSelector(ANSWER + " strong")).isEmpty())
          && mint.all(ANSWER + " strong").stream().anyMatch(status -> status.getText().equals("200"));
    });
  }

  @Test
  void aDisabledAccountIsRefusedWhereItIsLookedUp(OpenConsole console) {
    String gone = "ade1e0b1-7e57-4f55-b379-5ca1ab1e0e11";
    String back = "ade1e0b1-7e57-4f55-b379-5ca1ab1e0e12";
    for (String account : new String[] {gone, back}) {
      TabPanel.opened(console, "scenarios").within("Accounts", "Who", "another object ID").within("Accounts", "Object ID", account)
          .pressWithin("Accounts", "Disable").says(".outcome", "Done.");
    }
    TabPanel.chosen(console, "scenarios").pressWithin("Accounts", "Enable").says(".outcome", "lets the caller in again");
    TabPanel mint = TabPanel.chosen(console, "mint").unfold("More claims").enter("Object ID", gone).press("Mint")
        .enter("Send it to", "orders-accounts").press("Send").says(ANSWER, "401");
    TabPanel.chosen(console, "live").says(ROWS + ":first-child", "ACCOUNT_DISABLED");
    TabPanel.chosen(console, "mint");
    mint.enter("Object ID", back).press("Mint").press("Send").says(ANSWER, "200");
  }

  @Test
  void theMocksTimeIsNotTheGateways(OpenConsole console) {
    TabPanel scenarios = TabPanel.opened(console, "scenarios").within("Clock", "Move by", "P1D").pressWithin("Clock", "Move")
        .says(".facts", "moved by PT24H");
    scenarios.press("Send callers that show it").says(".answers", "401");
    scenarios.press("Look at Live");
    TabPanel.chosen(console, "live").says(ROWS + ":first-child", "TOKEN_NOT_YET_VALID");
    TabPanel.chosen(console, "scenarios").pressWithin("Clock", "The real time").says(".outcome", "New tokens pass again.")
        .press("Send callers that show it").says(".answers", "200");
  }

  @Test
  void credentialsEndInTheMocksState(OpenConsole console) {
    TabPanel scenarios = TabPanel.opened(console, "scenarios").unfold("Contoso daemon").says(".aside details[open]", "ends never")
        .within("Credentials", "Application", "Contoso daemon").pressWithin("Credentials", "Expire").says(".outcome", "Done.");
    console.await(driver -> !scenarios.all(".aside details[open]").get(0).getText().contains("never"));
    assertThat(scenarios.all(".done li")).hasSize(1);
    assertThat(scenarios.all(".done li").get(0).getText()).contains("credential {\"client\":");
  }

  @Test
  void whatIsWrongIsSaidInOneSentenceAtItsField(OpenConsole console) {
    TabPanel scenarios = TabPanel.opened(console, "scenarios").within("Clock", "Move by", "soon").pressWithin("Clock", "Move")
        .says("[role=alert]", "advance: must be an ISO 8601 duration");
    assertThat(console.chromium().driver().switchTo().activeElement().getDomAttribute("name")).isEqualTo("advance");
    scenarios.within("Outage", "How", "status").within("Outage", "Status", "200").pressWithin("Outage", "Break it")
        .says("[role=alert]", "status: must be a whole number from 400 to 599");
    console.chromium().keep("scenarios-wrong");
  }
}
