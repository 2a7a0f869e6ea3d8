package org.muleentra.jwt.testkit.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.muleentra.jwt.testkit.token.TokenBuilder;
import org.muleentra.jwt.testkit.token.TokenMint;

/** The entries about one part of a token. */
final class Chapter {
  private final List<HostileToken> entries = new ArrayList<>();
  private final String title;

  Chapter(String title) {
    this.title = title;
  }

  /** A user's token of version 2.0 with a change before it is signed. */
  Chapter user(Refused expected, String spoilt, UnaryOperator<TokenBuilder> change) {
    return token(expected, spoilt, mint -> change.apply(mint.userToken()).sign());
  }

  /** An application's token of version 2.0 with a change before it is signed. */
  Chapter app(Refused expected, String spoilt, UnaryOperator<TokenBuilder> change) {
    return token(expected, spoilt, mint -> change.apply(mint.appToken()).sign());
  }

  /** A user's token with a claim of another value. */
  Chapter claim(Refused expected, String spoilt, String name, Object value) {
    return user(expected, spoilt, token -> token.claim(name, value));
  }

  /** A user's token with another header parameter. */
  Chapter header(Refused expected, String spoilt, String name, Object value) {
    return user(expected, spoilt, token -> token.headerParameter(name, value));
  }

  /** A user's token that is changed after it was signed. */
  Chapter edited(Refused expected, String spoilt, UnaryOperator<String> change) {
    return token(expected, spoilt, mint -> change.apply(mint.userToken().sign()));
  }

  /** A token that comes about in a way of its own. */
  Chapter token(Refused expected, String spoilt, Function<TokenMint, String> token) {
    entries.add(new HostileToken(title, spoilt, expected, token));
    return this;
  }

  List<HostileToken> entries() {
    return entries;
  }
}
