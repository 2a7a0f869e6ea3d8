package org.muleentra.jwt.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The tab that explains a token, with tokens that {@code ./try} prints. */
@InBrowser
class ExplainTabTest {

  private final OpenConsole console;
  private final Panel explain;

  ExplainTabTest(OpenConsole console) {
    this.console = console;
    this.explain = new Panel(console, "explain");
  }

  @BeforeEach
  void open() {
    explain.open();
  }

  @AfterEach
  void nothingIsWrongOnThePage() {
    explain.assertReadable();
    assertThat(console.chromium().complaints()).isEmpty();
  }

  /** The token behind a title of the invitation. */
  private String token(String title) {
    List<String> said = console.tryOut().said();
    String curl = said.get(said.indexOf("# " + title) + 1);
    return curl.replaceFirst(".*Bearer ([^']+)'.*", "$1");
  }

  private void paste(String token) {
    // A paste is one event; keys of a thousand characters are a thousand.
    console.chromium().driver().executeScript("arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input'))",
        console.find("#explain-token"), token);
  }

  private void against(String api) {
    new Select(console.find("#explain-api")).selectByVisibleText(api);
  }

  private WebElement source(int number) {
    return explain.all(".sources input").get(number);
  }

  @Test
  void aTokenThatIsLetIn() {
    paste("Authorization: Bearer " + token("200: a user"));
    console.find("#explain-token").sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));

    explain.says(".verdict.good", "Let in.");
    explain.says(".explain-status", "The signature is good.");
    assertThat(explain.all(".ladder > li")).hasSizeGreaterThan(10).allSatisfy(rung ->
        assertThat(rung.getDomAttribute("class")).isEqualTo("passed"));
    assertThat(explain.all(".mending")).isEmpty();
    assertThat(explain.all(".claims tbody tr").size()).isGreaterThan(10);
    console.chromium().keep("explain-let-in");
  }

  @Test
  void aTokenThatIsRefused() {
    paste(token("403: a user without the scope Orders.Write"));
    against("orders-write");
    explain.button("Explain").click();

    explain.says(".verdict.bad", "Refused with 403: SCOPE_MISSING");
    WebElement failed = explain.says(".ladder > li.failed", "SCOPE_MISSING");
    assertThat(failed.getText()).contains("expected", "found", "cure");
    assertThat(explain.all(".mending section")).hasSize(3);
    explain.says(".mending", "To mend in Entra’s registration");
    explain.says(".mending", "It also lets in");
    console.chromium().keep("explain-refused");

    console.chromium().resize(360, 900);
    console.chromium().colours("dark");
    console.chromium().keep("explain-refused-360-dark");
    assertThat((long) console.chromium().driver().executeScript("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
    console.chromium().colours("light");
    console.chromium().resize(1280, 1000);
  }

  @Test
  void aForgedToken() {
    paste(token("401: a forged signature"));
    explain.button("Explain").click();
    explain.says(".verdict.bad", "SIGNATURE_INVALID");
    explain.says("#explain-claims", "unproven");
    assertThat(explain.all(".mending")).singleElement().satisfies(mending -> assertThat(mending.getText()).contains("None was found."));
  }

  @Test
  void withoutKeysNothingIsProven() {
    paste(token("200: a user"));
    console.find("#explain-keys").click();
    explain.button("Explain").click();
    explain.says(".verdict.warn", "Not decided");
    assertThat(explain.all(".ladder > li.not-looked-at")).isNotEmpty();

    console.find("#explain-keys").click();
    explain.says(".verdict.good", "Let in.");
  }

  @Test
  void namesAreMaskedUnlessAskedFor() {
    paste(token("200: a user"));
    explain.button("Explain").click();
    explain.says(".claims", "(masked)");
    console.find("#explain-names").click();
    console.await(driver -> explain.all(".claims").stream().anyMatch(claims -> !claims.getText().contains("(masked)")));
  }

  @Test
  void saysInOneSentenceWhatIsMissing() {
    explain.button("Explain").click();
    explain.says(".explain-status", "token: is required");
    paste(token("200: a user"));
    source(2).click();
    explain.button("Explain").click();
    explain.says(".explain-status", "form: is required");
    console.find("#explain-form").sendKeys("{\"tenants\": oops");
    explain.button("Explain").click();
    explain.says(".explain-status", "form: must be JSON, and is not from line 1, column");
    console.find("#explain-form").clear();
    console.find("#explain-form").sendKeys("{\"tenants\": [\"x\"], \"audiences\": [\"a\"]}");
    explain.button("Explain").click();
    explain.says(".explain-status", "form.tenants[0]: must be");
    // The browser itself notes each answer that is not 200.
    assertThat(console.chromium().complaints()).allMatch(line -> line.contains("/api/explain/token"));
  }

  @Test
  void goesByTheFormOfTheOtherTab() {
    Panel form = new Panel(console, "form");
    console.find("#tab-form").click();
    form.says(".status", "Nothing is filled in yet");
    new Select(console.find("#form-recipe")).selectByVisibleText("1. Internal API for people, with groups as roles");
    form.button("Fill in").click();
    form.says(".status", "No faults.");
    form.button("Explain a token against this form").click();

    assertThat(source(1).isSelected()).isTrue();
    explain.says("#explain-tab-help", "requiredRoles");
    paste(token("200: a user"));
    explain.button("Explain").click();
    explain.says(".verdict.bad", "TENANT_NOT_TRUSTED");
  }

  /** The token is in its text field alone: not in the address, not in the browser's stores, not elsewhere on the page. */
  @Test
  void keepsNoToken() {
    String token = token("200: a user");
    paste(token);
    explain.button("Explain").click();
    explain.says(".verdict.good", "Let in.");

    assertThat(console.kept()).isEqualTo("0 0 \"\"");
    assertThat(console.chromium().driver().getCurrentUrl()).endsWith("/#explain");
    String signature = token.substring(token.lastIndexOf('.') + 1);
    assertThat((String) console.chromium().driver().executeScript("return document.documentElement.outerHTML")).doesNotContain(signature);

    explain.button("Clear").click();
    assertThat(console.find("#explain-token").getDomProperty("value")).isEmpty();
    assertThat(explain.all(".verdict, .ladder, .claims")).isEmpty();

    paste(token);
    explain.open();
    assertThat(console.find("#explain-token").getDomProperty("value")).isEmpty();
    console.chromium().driver().navigate().back();
    console.chromium().driver().navigate().back();
    assertThat(console.chromium().driver().findElements(By.id("explain-token"))).allSatisfy(field ->
        assertThat(field.getDomProperty("value")).isEmpty());
    explain.open();
  }
}
