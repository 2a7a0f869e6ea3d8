package org.muleentra.jwt.testkit.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.muleentra.jwt.testkit.tenant.Contoso;
import org.muleentra.jwt.testkit.token.TokenMint;

/**
 * A token that must not pass: one change away from a good one, and signed all the same wherever that is possible, so that
 * nothing but the change is to blame. Immutable.
 *
 * <p>Expectations hold for a gatekeeper of {@link Contoso}'s tenant and of the audiences
 * {@code API_CLIENT_ID} and {@code API_APP_ID_URI}, all else by default, whose keys and clock are the mint's.
 */
public final class HostileToken {
  private final String chapter;
  private final String spoilt;
  private final Refused expected;
  private final Function<TokenMint, String> token;

  HostileToken(String chapter, String spoilt, Refused expected, Function<TokenMint, String> token) {
    this.chapter = chapter;
    this.spoilt = spoilt;
    this.expected = expected;
    this.token = token;
  }

  /** @return every entry, chapter by chapter; unmodifiable */
  public static List<HostileToken> all() {
    List<HostileToken> all = new ArrayList<>();
    for (Chapter chapter : Arrays.asList(Structure.chapter(), Payload.chapter(), Header.chapter(), KeyIds.chapter(),
        Keys.chapter(), Issuers.chapter(), Claims.chapter(), Times.chapter(), Bindings.chapter(),
        Identities.chapter(), Permissions.chapter())) {
      all.addAll(chapter.entries());
    }
    return Collections.unmodifiableList(all);
  }

  /** @return chapter and change, unique in the catalogue */
  public String name() {
    return chapter + ": " + spoilt;
  }

  /** @return which part of a token it is about */
  public String chapter() {
    return chapter;
  }

  /** @return the one thing that is wrong with it */
  public String spoilt() {
    return spoilt;
  }

  /** @return the HTTP status of the answer: 400, 401 or 403 */
  public int status() {
    return expected.status();
  }

  /** @return the reason code in the gatekeeper's audit log */
  public String reason() {
    return expected.name();
  }

  /**
   * Makes the token anew.
   *
   * @param mint the mint whose good tokens the gatekeeper accepts
   * @return what stands behind {@code Bearer}; no control characters
   */
  public String token(TokenMint mint) {
    return token.apply(mint);
  }

  @Override
  public String toString() {
    return name() + " -> " + reason();
  }
}
