package org.muleentra.jwt.tool.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.muleentra.jwt.core.authority.Authority;
import org.muleentra.jwt.core.authority.TrustedTenants;
import org.muleentra.jwt.core.error.Outcome;
import org.muleentra.jwt.core.key.KeyListing;
import org.muleentra.jwt.core.key.Keys;
import org.muleentra.jwt.core.outbound.OutboundException;
import org.muleentra.jwt.core.outbound.Transport;
import org.muleentra.jwt.core.token.CompactJws;
import org.muleentra.jwt.tool.door.Door;
import org.muleentra.jwt.tool.door.OwnKey;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.Form;
import org.muleentra.jwt.tool.form.UnreadableFileException;
import picocli.CommandLine.Option;

/** The keys that are to prove a signature: of a file, of Entra, or none. */
final class KeyOptions {

  @Option(names = "--keys", paramLabel = "FILE", description = "Verify the signature with this key document (JWKS).")
  private Path file;

  @Option(names = "--fetch-keys", description = "Verify the signature with the keys of the tenant, which are fetched from Entra.")
  private boolean fetch;

  /** The keys, or {@code null} where none are given. */
  Keys of(Form form, String credential) {
    if (file != null) {
      return read(file);
    }
    return fetch ? fetched(form, credential) : null;
  }

  /** @throws FieldException where the file is no key document */
  static KeyListing read(Path file) {
    try {
      return KeyListing.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UnreadableFileException(file.toString());
    } catch (OutboundException e) {
      throw new FieldException(file.toString(), "must be a key document (JWKS, RFC 7517): " + e.getMessage());
    }
  }

  /** Those of the one authority that the token names; of a token that names none, nobody's keys are needed. */
  private static Keys fetched(Form form, String credential) {
    Outcome<Authority> authority = new Door(form.values(), OwnKey.generate(), Transport.NONE, Clock.systemUTC())
        .bearer(credential).then(CompactJws::parse).then(TrustedTenants.of(form.values()).authorities()::select);
    return authority.isRefused() ? null : Entra.keys(authority.value());
  }
}
