package org.muleentra.jwt.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.tenant.TenantKind;

/** The command line, run as a process of its own. */
class MainTest {
  private static final Pattern CURL = Pattern.compile("curl -s ((?:-d \\S+ )+)(http://\\S+)");

  private static Process run(String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of(
        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
        "-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(Arrays.asList(args));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  @Test
  @Timeout(60)
  void printsCurlLinesThatWork() throws Exception {
    Process process = run("--port", "0", "--cloud", "usGov");
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String printed = "";
      int curls = 0;
      while (curls < 4) {
        String line = out.readLine();
        assertThat(line).as(printed).isNotNull();
        printed += line + "\n";
        Matcher curl = CURL.matcher(line);
        if (curl.find()) {
          curls++;
          String form = curl.group(1).trim().replaceFirst("-d ", "").replace(" -d ", "&").replace("'", "");
          assertThat(Verification.post(curl.group(2), form).body()).contains("eyJ");
        }
      }
      assertThat(printed).contains("Mock Entra ID listens on http://127.0.0.1:").contains("index page         http://127.0.0.1:")
          .contains(Contoso.TENANT_ID).contains("usGov");
      assertThat(process.isAlive()).isTrue();
    } finally {
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  @Timeout(60)
  void wrongOptionEndsWithTheUsage() throws Exception {
    Process process = run("--prot", "0");
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(printed).contains("unknown option --prot").contains("Usage:");
  }

  @Test
  void directoryIsChosen() {
    assertThat(Main.options("--directory", "b2c").issuers.policy()).isEqualTo(Contoso.B2C_POLICY);
    assertThat(Main.options("--directory", "externalId").issuers.kind()).isEqualTo(TenantKind.EXTERNAL_ID);
    assertThat(Main.options("--directory", "workforce").issuers.kind()).isEqualTo(TenantKind.WORKFORCE);
  }

  @Test
  void optionsAreChecked() {
    assertThatThrownBy(() -> Main.options("--port")).hasMessageContaining("needs a value");
    assertThatThrownBy(() -> Main.options("--port", "99999")).hasMessageContaining("65535");
    assertThatThrownBy(() -> Main.options("--cloud", "mars")).hasMessageContaining("global");
    assertThatThrownBy(() -> Main.options("--directory", "b2b")).hasMessageContaining("workforce");
    assertThatThrownBy(() -> Main.options("--tenant", "contoso")).hasMessageContaining("GUID");
  }
}
