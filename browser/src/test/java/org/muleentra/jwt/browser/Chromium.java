package org.muleentra.jwt.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A headless Chromium (or Chrome) of this machine and its driver, as Debian's packages {@code chromium} and {@code chromium-driver} bring
 * them. Nothing is downloaded: where one of the two is missing, there is no browser.
 */
final class Chromium implements AutoCloseable {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String[] BROWSERS = {"chromium", "google-chrome"};
  private static final String DRIVER = "chromedriver";

  private final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Whether both are installed. */
  static boolean isInstalled() {
    return program(BROWSERS).isPresent() && program(DRIVER).isPresent();
  }

  /** The first of these names that is found on the path. */
  private static Optional<File> program(String... names) {
    String[] folders = System.getenv("PATH").split(File.pathSeparator);
    return Stream.of(names).flatMap(name -> Stream.of(folders).map(folder -> new File(folder, name))).filter(File::canExecute).findFirst();
  }

  static Chromium open() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program(BROWSERS).orElseThrow());
    // In a container Chromium's own sandbox has no place, and shared memory is small. What is opened is our own page.
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking",
        "--disable-component-update", "--no-first-run", "--window-size=1280,1000", "--lang=en");
    ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(program(DRIVER).orElseThrow()).build();
    return new Chromium(new ChromeDriver(service, options));
  }

  ChromeDriver driver() {
    return driver;
  }

  /** In CSS pixels. */
  void resize(int width, int height) {
    // The window of a headless browser has bounds of its own; this sets what the page sees.
    driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** With light or dark colours, as the system would ask for. */
  void colours(String scheme) {
    driver.executeCdpCommand("Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Keeps what is to be seen as {@code target/screenshots/NAME.png}. */
  void keep(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the page complained about: refused by its policy, missing, thrown. */
  List<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream().map(entry -> entry.getLevel() + " " + entry.getMessage()).toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
