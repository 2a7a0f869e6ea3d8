package org.muleentra.jwt.core.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muleentra.jwt.core.setting.InvalidSettingException;

/**
 * The files by which Azure Arc's agent sees that we may read what is the agent's; never shown ("Authenticate against Azure resources
 * with Azure Arc-enabled servers").
 *
 * <p>Whoever answers at the agent's port names the file, so none is read but one of the agent's own folder: it would be sent
 * there. The rules are those of Microsoft's libraries.
 */
final class ArcKeys {

  private static final int MAXIMUM_BYTES = 4_096;

  /** How long the agent is left alone after a challenge that cannot be met, in seconds: it needs an administrator. */
  private static final long UNMET_SECONDS = 10;

  private static final Pattern CHALLENGE = Pattern.compile(" *basic +realm=(\"?)([^\"\\p{Cntrl}]+?)\\1 *", Pattern.CASE_INSENSITIVE);

  private static final Pattern WHITE_AROUND = Pattern.compile("^[ \\t\\r\\n]+|[ \\t\\r\\n]+$");

  private final Path directory;

  /** @param directory the agent's folder, absolute */
  ArcKeys(Path directory) {
    this.directory = directory;
  }

  /**
   * Those of the agent of this machine.
   *
   * @throws InvalidSettingException where no agent can be
   */
  static ArcKeys of(String osName, UnaryOperator<String> environment) {
    String system = osName.toLowerCase(Locale.ROOT);
    if (system.contains("windows")) {
      String programData = environment.apply("ProgramData");
      InvalidSettingException.require(ManagedIdentity.HOST.name(), !ManagedIdentityAddress.isBlank(programData),
          "must find the variable ProgramData of this process, as Azure Arc's agent has its folder there");
      return new ArcKeys(Paths.get(programData, "AzureConnectedMachineAgent", "Tokens"));
    }
    InvalidSettingException.require(ManagedIdentity.HOST.name(), system.contains("linux"),
        "must not be azureArc here, as its agent runs on Windows and Linux alone");
    return new ArcKeys(Paths.get("/var/opt/azcmagent/tokens"));
  }

  /**
   * The credentials that meet a challenge; may block.
   *
   * @param challenge the value of {@code WWW-Authenticate}, or {@code null}
   * @throws TokenException where the file is none of the agent's, or cannot be read
   */
  String credentials(String challenge) {
    Matcher basic = CHALLENGE.matcher(challenge == null ? "" : challenge);
    if (!basic.matches()) {
      throw unmet("Azure Arc's agent challenges without naming a file: see what else listens at its port");
    }
    return "Basic " + content(file(basic.group(2)));
  }

  /** By its spelling first: to look at a file elsewhere can already tell our account's secrets to another machine. */
  private Path file(String name) {
    try {
      Path file = Paths.get(name);
      if (!directory.equals(file.getParent()) || !file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".key")) {
        throw foreign();
      }
      return file;
    } catch (InvalidPathException e) {
      throw foreign();
    }
  }

  private String content(Path file) {
    byte[] bytes = new byte[MAXIMUM_BYTES + 1];
    int length = 0;
    try {
      // What a link leads to is elsewhere.
      Path real = file.toRealPath();
      if (!directory.toRealPath().equals(real.getParent()) || !Files.isRegularFile(real)) {
        throw foreign();
      }
      try (InputStream content = Files.newInputStream(real, LinkOption.NOFOLLOW_LINKS)) {
        for (int count = 0; count >= 0 && length < bytes.length; count = content.read(bytes, length, bytes.length - length)) {
          length += count;
        }
      }
    } catch (IOException e) {
      throw unmet("the key file of Azure Arc's agent cannot be read (" + e.getClass().getSimpleName()
          + "): let the account of this runtime be a member of the group himds, or on Windows of Hybrid agent extension applications");
    }
    String content = WHITE_AROUND.matcher(new String(Arrays.copyOf(bytes, length), StandardCharsets.ISO_8859_1)).replaceAll("");
    if (length > MAXIMUM_BYTES || content.isEmpty() || !content.chars().allMatch(c -> c > 0x20 && c < 0x7F)) {
      throw unmet("the key file of Azure Arc's agent holds no key: restart the agent");
    }
    return content;
  }

  private static TokenException foreign() {
    return unmet("Azure Arc's agent challenges with a file that is not in its own folder, and was not read: see what else listens at"
        + " its port");
  }

  private static TokenException unmet(String sentence) {
    return new TokenException(TokenFault.CREDENTIAL_UNREADABLE, sentence).retryAfter(UNMET_SECONDS);
  }
}
