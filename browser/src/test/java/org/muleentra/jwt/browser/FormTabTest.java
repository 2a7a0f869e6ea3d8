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

/** The tab with the policy's form, as people use it. */
@InBrowser
class FormTabTest {

  private static final String TENANT = "38fe743f-20c7-4e47-801e-4e7c7429799a";

  private final OpenConsole console;
  private final Panel form;

  FormTabTest(OpenConsole console) {
    this.console = console;
    this.form = new Panel(console, "form");
  }

  @BeforeEach
  void open() {
    form.open();
    form.says(".status", "Nothing is filled in yet");
  }

  @AfterEach
  void nothingIsWrongOnThePage() {
    form.assertReadable();
    assertThat(console.chromium().complaints()).isEmpty();
  }

  private WebElement field(String name) {
    return form.with(".field", "code.name", name);
  }

  private WebElement input(String name, int number) {
    return field(name).findElements(By.cssSelector("input, select")).get(number);
  }

  private void smallest() {
    input("tenants", 0).sendKeys(TENANT);
    input("audiences", 0).sendKeys("api://orders");
    form.says(".status", "No faults.");
    console.await(driver -> !text(0).isEmpty());
  }

  private void recipe(String title) {
    new Select(console.find("#form-recipe")).selectByVisibleText(title);
    form.button("Fill in").click();
    form.says(".said", "Filled in: " + title);
  }

  private String text(int output) {
    List<WebElement> all = console.chromium().driver().findElements(By.cssSelector(".outputs textarea"));
    return all.isEmpty() ? "" : all.get(output).getDomProperty("value");
  }

  @Test
  void laysOutTheFieldsOfBothForms() {
    assertThat(form.all(".field")).hasSize(14);
    assertThat(field("tenants").getText()).contains("Tenants", "(required)", "Directory (tenant) IDs");
    assertThat(new Select(input("cloud", 0)).getFirstSelectedOption().getText()).isEqualTo("global");
    assertThat(input("callerKinds", 1).isSelected()).isTrue();
    assertThat(input("callerKinds", 2).isSelected()).isFalse();

    form.all(".assets input").get(1).click();
    console.await(driver -> form.all(".field").size() > 50);
    assertThat(input("clockSkew", 0).getDomProperty("value")).isEqualTo("60");
    assertThat(input("graphClientSecret", 0).getDomAttribute("type")).isEqualTo("password");
    console.chromium().keep("form-full");
  }

  /** By keys alone: from the tab into the form, through a list, to a form without a fault. */
  @Test
  void canBeFilledInByKeys() {
    console.find("#tab-form").sendKeys(Keys.TAB);
    for (int i = 0; i < 20 && !active().getDomProperty("id").startsWith("form-tenants"); i++) {
      active().sendKeys(Keys.TAB);
    }
    active().sendKeys(TENANT, Keys.ENTER);
    active().sendKeys("0f1e2d3c-7e57-4a5b-8c69-5ca1ab1e0b01");
    for (int i = 0; i < 5 && !active().getDomProperty("id").startsWith("form-audiences"); i++) {
      active().sendKeys(Keys.TAB);
    }
    active().sendKeys("api://orders");

    form.says(".status", "No faults.");
    form.says(".lets-in", "0f1e2d3c-7e57-4a5b-8c69-5ca1ab1e0b01");
  }

  private WebElement active() {
    return console.chromium().driver().switchTo().activeElement();
  }

  @Test
  void aFaultStandsAtItsFieldAndInTheList() {
    smallest();
    input("allowedClientIds", 0).sendKeys("not-an-id");

    WebElement fault = form.says(".faults button", "allowedClientIds[0]");
    WebElement input = input("allowedClientIds", 0);
    assertThat(input.getDomAttribute("aria-invalid")).isEqualTo("true");
    assertThat(console.find("#" + input.getDomAttribute("aria-describedby")).getText()).isNotEmpty()
        .isEqualTo(fault.getText().replace("allowedClientIds[0] ", ""));
    assertThat(form.all(".lets-in, .outputs")).isEmpty();
    console.chromium().keep("form-fault");

    fault.click();
    assertThat(active()).isEqualTo(input);
    assertThat(input.getDomProperty("value")).isEqualTo("not-an-id");
    input.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    form.says(".status", "No faults.");
    assertThat(input("allowedClientIds", 0).getDomAttribute("aria-invalid")).isNull();
  }

  /** An empty row is none, and moves no other's fault. */
  @Test
  void aFaultOfARowStandsAtThatRow() {
    smallest();
    for (int i = 0; i < 2; i++) {
      field("roleMappings").findElement(By.xpath(".//button[.='Add']")).click();
    }
    input("roleMappings", 4).sendKeys("Orders.Process");

    form.says(".faults button", "roleMappings[0].value is required");
    assertThat(input("roleMappings", 5).getDomAttribute("aria-invalid")).isEqualTo("true");
    assertThat(input("roleMappings", 1).getDomAttribute("aria-invalid")).isNull();
  }

  @Test
  void nothingThatWasTypedIsLost() {
    smallest();
    form.all(".assets input").get(1).click();
    console.await(driver -> form.all(".field").size() > 50);
    assertThat(input("tenants", 0).getDomProperty("value")).isEqualTo(TENANT);
    input("clockSkew", 0).clear();
    input("clockSkew", 0).sendKeys("30 seconds");
    form.says(".faults", "clockSkew must be a whole number");

    form.all(".assets input").get(0).click();
    form.says(".faults", "clockSkew is a field of entra-jwt-policy-full alone");
    // The list is drawn anew with every answer.
    console.await(driver -> {
      form.says(".faults button", "alone").click();
      return true;
    });
    assertThat(active()).isEqualTo(input("clockSkew", 0));
    assertThat(active().getDomProperty("value")).isEqualTo("30 seconds");

    recipe("7. Step-up for payments");
    form.button("Undo").click();
    assertThat(input("clockSkew", 0).getDomProperty("value")).isEqualTo("30 seconds");
  }

  @Test
  void aRecipeComesWithSentenceTableAndTexts() {
    recipe("2. Service to service, by certificate");

    form.says(".status", "No faults.");
    assertThat(form.says(".lets-in", "application").getText()).endsWith(".");
    assertThat(form.all(".truth tbody tr").size()).isGreaterThan(5);
    assertThat(form.all(".truth td.good")).isNotEmpty();
    assertThat(form.all(".reasons li")).isNotEmpty();
    console.await(driver -> text(0).contains("certificateClientsOnly"));
    assertThat(text(1)).startsWith("{\n  \"tenants\": [");
    assertThat(text(2)).contains("resource \"anypoint_api_policy\"");
    assertThat(text(3)).contains("resource \"anypoint_apim_policy_custom\"");
    assertThat(text(4)).contains("\"template\"");
    console.chromium().keep("form-recipe");
  }

  @Test
  void theTextsNameOrganizationAndInstance() {
    smallest();
    console.find("#form-to-organization").sendKeys("contoso");
    form.says("#form-to-organization-fault", "must be the ID of the organization");
    console.find("#form-to-organization").clear();
    console.find("#form-to-organization").sendKeys("2a4b93c3-7899-4ea7-9374-f787744d8784");
    console.await(driver -> text(0).contains("\"groupId\": \"2a4b93c3-7899-4ea7-9374-f787744d8784\""));
    assertThat(form.all("#form-to-organization-fault")).isEmpty();
  }

  @Test
  void aTextCanBeCopiedAndSaved() {
    smallest();
    form.button("Copy").click();
    form.says(".said", "Copied: JSON for API Manager.");
    form.button("Save").click();
    form.says(".said", "Saved as policy.json.");
  }

  @Test
  void settingsCanBeFound() {
    form.all(".assets input").get(1).click();
    console.await(driver -> form.all(".field").size() > 50);
    console.find("#form-find").sendKeys("proxy");
    form.says(".finder p", " settings");
    assertThat(form.all(".field")).hasSizeBetween(4, 10);
  }

  /** As the schema says of B2C's policies; with a value in it a field is always to be seen. */
  @Test
  void aFieldThatDependsOnAnotherComesAndGoes() {
    form.all(".assets input").get(1).click();
    console.await(driver -> form.all(".field").size() > 50);
    assertThat(form.all(".field code.name")).extracting(WebElement::getText).doesNotContain("b2cPolicies");
    new Select(input("directory", 0)).selectByVisibleText("b2c");
    input("b2cPolicies", 0).sendKeys("B2C_1_signin");
    new Select(input("directory", 0)).selectByVisibleText("workforce");
    assertThat(input("b2cPolicies", 0).getDomProperty("value")).isEqualTo("B2C_1_signin");
  }

  @Test
  void keepsNothing() {
    smallest();
    assertThat(console.kept()).isEqualTo("0 0 \"\"");
    form.open();
    form.says(".status", "Nothing is filled in yet");
  }
}
