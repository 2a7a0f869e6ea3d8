package org.muleentra.jwt.browser;

import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** A tab of the console as somebody uses it who reads labels: fields and buttons are found by what is written on them. */
final class TabPanel {

  private final OpenConsole console;
  private final String name;

  private TabPanel(OpenConsole console, String name) {
    this.console = console;
    this.name = name;
  }

  /** Loads the page anew at that tab. */
  static TabPanel opened(OpenConsole console, String name) {
    console.at(name);
    return new TabPanel(console, name).seen();
  }

  /** Goes to the tab in the page as it is. */
  static TabPanel chosen(OpenConsole console, String name) {
    console.find("#tab-" + name).click();
    return new TabPanel(console, name).seen();
  }

  private TabPanel seen() {
    console.find("#" + name + ":not([hidden]) button");
    return this;
  }

  /** Waits for a button and presses it. */
  TabPanel press(String label) {
    await("button[normalize-space()='" + label + "' and not(@disabled)]").click();
    return this;
  }

  /** The first control below that label. */
  WebElement field(String label) {
    WebElement labelled = await("label[normalize-space()='" + label + "']");
    return console.chromium().driver().findElement(By.id(labelled.getDomAttribute("for")));
  }

  /** Within the form of that heading, since labels may stand in several. */
  TabPanel within(String heading, String label, String text) {
    WebElement form = form(heading);
    WebElement labelled = form.findElement(By.xpath(".//label[normalize-space()='" + label + "']"));
    WebElement control = form.findElement(By.id(labelled.getDomAttribute("for")));
    enter(control, text);
    return this;
  }

  /** Presses a button of the form of that heading. */
  TabPanel pressWithin(String heading, String label) {
    form(heading).findElement(By.xpath(".//button[normalize-space()='" + label + "']")).click();
    return this;
  }

  /** The form of that heading. */
  WebElement form(String heading) {
    return await("form[h2[normalize-space()='" + heading + "']]");
  }

  /** Chooses or types. */
  TabPanel enter(String label, String text) {
    enter(field(label), text);
    return this;
  }

  private static void enter(WebElement control, String text) {
    if (control.getTagName().equals("select")) {
      new Select(control).selectByVisibleText(text);
    } else {
      control.clear();
      control.sendKeys(text);
    }
  }

  /** Opens what is folded below that line. */
  TabPanel unfold(String summary) {
    await("summary[normalize-space()='" + summary + "']").click();
    return this;
  }

  /** Waits until a part of the panel says something. */
  TabPanel says(String selector, String text) {
    console.await(driver -> {
      List<WebElement> parts = driver.findElements(By.cssSelector("#" + name + " " + selector));
      return parts.stream().anyMatch(part -> part.getText().contains(text));
    });
    return this;
  }

  /** All that a selector finds now. */
  List<WebElement> all(String selector) {
    return console.chromium().driver().findElements(By.cssSelector("#" + name + " " + selector));
  }

  private WebElement await(String path) {
    By by = By.xpath("//section[@id='" + name + "']//" + path);
    return console.await(driver -> driver.findElements(by).stream().filter(WebElement::isDisplayed).findFirst().orElse(null));
  }
}
