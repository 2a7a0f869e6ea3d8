package org.muleentra.jwt.core.key;

import java.util.concurrent.CompletionStage;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.error.Outcome;

/** The signing keys of authorities; thread-safe. */
public interface Keys {

  /** The authority's key if it is in memory, or {@code null}; costs hash look-ups. */
  SigningKey inMemory(Authority authority, String keyId);

  /** The authority's key after the one shared fetch that a kid not in memory may cause. */
  CompletionStage<Outcome<SigningKey>> fetch(Authority authority, String keyId);
}
