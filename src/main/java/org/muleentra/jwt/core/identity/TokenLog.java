package org.muleentra.jwt.core.identity;

import java.util.EnumMap;
import java.util.Map;
import org.muleentra.jwt.core.outbound.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator reads of the tokens of one application: a line when none come, one when they come again. Thread-safe. */
final class TokenLog {

  /** For who tells of failures elsewhere, as the directory does. */
  static final TokenLog SILENT = new TokenLog(null);

  private static final Logger LOGGER = LoggerFactory.getLogger(AccessTokens.class);

  private final String subject;
  private final Outage outage = new Outage();
  private final Map<TokenFault, Outage> refusals = new EnumMap<>(TokenFault.class);

  private TokenLog(String subject) {
    this.subject = subject;
    for (TokenFault fault : TokenFault.values()) {
      refusals.put(fault, new Outage());
    }
  }

  /** @param name of the configuration */
  static TokenLog of(String name, String clientId) {
    return new TokenLog(clientId + " for " + name);
  }

  void answered() {
    int failures = subject == null ? 0 : outage.over();
    if (failures > 0) {
      LOGGER.info("Tokens of {}: given again after {} failed requests", subject, failures);
    }
  }

  void failed(TokenException failure) {
    if (subject == null || failure.known()) {
      return;
    }
    if (failure.fault().isOfClient()) {
      int told = outage.failed();
      if (told > 0) {
        LOGGER.error("Tokens of {}: none is given, tokens in memory serve until they expire; request {} failed: {}", subject, told,
            failure.getMessage());
      }
    } else if (!failure.fault().isOfCaller()) {
      int told = refusals.get(failure.fault()).failed();
      if (told > 0) {
        LOGGER.warn("Tokens of {}: one was refused, refusal {} of its kind: {}", subject, told, failure.getMessage());
      }
    }
  }
}
