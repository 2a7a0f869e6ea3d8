package org.muleentra.jwt.core.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.muleentra.jwt.core.outbound.OutboundException;

/** A private key and its certificate as the bytes of a PKCS #12 key store, encrypted with a password (RFC 7292). */
public final class SealedIdentity {

  private static final String ALIAS = "entra-jwt";

  private SealedIdentity() {
  }

  /** Bytes that show the key to nobody without the password; they are others each time. */
  public static byte[] seal(SigningIdentity identity, String password) {
    char[] characters = password.toCharArray();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(ALIAS, identity.privateKey(), characters, identity.chain().toArray(new Certificate[0]));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      store.store(bytes, characters);
      return bytes.toByteArray();
    } catch (IOException | GeneralSecurityException e) {
      throw new OutboundException("this Java cannot encrypt a key store: " + e.getClass().getSimpleName());
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  /**
   * What was sealed, whether its certificate is good now or not.
   *
   * @throws OutboundException where the password is another, or the bytes are none that were sealed
   */
  public static SigningIdentity open(byte[] sealed, String password) {
    char[] characters = password.toCharArray();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(sealed), characters);
      Object key = store.getKey(ALIAS, characters);
      Certificate certificate = store.getCertificate(ALIAS);
      if (key instanceof PrivateKey && certificate instanceof X509Certificate) {
        return SigningIdentity.ofPair((PrivateKey) key, (X509Certificate) certificate);
      }
      throw new OutboundException("a sealed key store has no key");
    } catch (IOException | GeneralSecurityException e) {
      throw new OutboundException("a sealed key store cannot be opened: it is damaged, or was sealed with another password");
    } finally {
      Arrays.fill(characters, '\0');
    }
  }
}
