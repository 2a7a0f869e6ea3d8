package org.muleentra.jwt.core.identity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.muleentra.jwt.core.setting.InvalidSettingException;

/** Reads the private key of a PEM text: PKCS #8, plain or encrypted (RFC 5958), or PKCS #1 (RFC 8017 §A.1.2). */
final class PemKey {

  /** That of Entra, and others to tell what it is instead; EdDSA is Java 15's. */
  private static final List<String> ALGORITHMS = Collections.unmodifiableList(Arrays.asList("RSA", "EC", "DSA", "RSASSA-PSS", "EdDSA"));

  /** {@code INTEGER 0}, the version of a PrivateKeyInfo; then the AlgorithmIdentifier of rsaEncryption (RFC 8017 §A.1). */
  private static final byte[] VERSION_AND_RSA = {
      0x02, 0x01, 0x00, 0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00};

  private static final String UNREADABLE = "must hold a private key that can be read: this one is cut off, damaged, or no PKCS #8 or"
      + " PKCS #1 as its BEGIN line says";

  private static final String NOT_THIS_ENCRYPTION = "must hold a private key that this Java can decrypt: this one is damaged, or not"
      + " encrypted by PBES2 with AES-128 or AES-256; \"openssl pkcs8 -topk8 -v2 aes-256-cbc\" does that";

  private final String field;
  private final String passwordField;

  /** @param passwordField the setting that has the password, or {@code null} where there is none */
  PemKey(String field, String passwordField) {
    this.field = field;
    this.passwordField = passwordField;
  }

  /**
   * The key in a block, of whatever algorithm.
   *
   * @param password of an encrypted key; {@code null} when not given
   * @throws InvalidSettingException naming the field that is wrong
   */
  PrivateKey read(PemText.Block block, String password) {
    switch (block.label()) {
      case "PRIVATE KEY":
        return key(block.bytes(field)).orElseThrow(this::unreadable);
      case "RSA PRIVATE KEY":
        InvalidSettingException.require(field, !block.hasHeaders(), "must hold its private key as PKCS #8, as this Java cannot decrypt"
            + " what has a Proc-Type line: \"openssl pkcs8 -topk8\" converts it");
        return key(Der.of(Der.SEQUENCE, VERSION_AND_RSA, Der.of(Der.OCTET_STRING, block.bytes(field)))).orElseThrow(this::unreadable);
      case "ENCRYPTED PRIVATE KEY":
        return key(decrypted(block.bytes(field), password)).orElseThrow(this::wrongPassword);
      case "EC PRIVATE KEY":
      case "DSA PRIVATE KEY":
        throw new InvalidSettingException(field, SigningIdentity.notRsa(block.label().substring(0, block.label().indexOf(' '))));
      default:
        throw new InvalidSettingException(field, "must hold its private key as PKCS #8 or PKCS #1: \"openssl pkcs8 -topk8\" converts it,"
            + " or \"ssh-keygen -p -m PKCS8\" one of OpenSSH");
    }
  }

  private byte[] decrypted(byte[] encrypted, String password) {
    if (password == null) {
      throw passwordField == null
          ? new InvalidSettingException(field, "must hold a private key that is not encrypted: \"openssl pkcs8\" decrypts it")
          : new InvalidSettingException(passwordField, "must be given, as the private key of " + field + " is encrypted");
    }
    Cipher cipher;
    EncryptedPrivateKeyInfo info;
    try {
      info = new EncryptedPrivateKeyInfo(encrypted);
      String algorithm = algorithm(info);
      cipher = Cipher.getInstance(algorithm);
      cipher.init(Cipher.DECRYPT_MODE, secretKey(algorithm, password), info.getAlgParameters());
    } catch (IOException | GeneralSecurityException e) {
      throw new InvalidSettingException(field, NOT_THIS_ENCRYPTION);
    }
    try {
      return cipher.doFinal(info.getEncryptedData());
    } catch (GeneralSecurityException e) {
      throw wrongPassword();
    }
  }

  /** Before Java 19 an EncryptedPrivateKeyInfo knows PBES2 as a whole, and its parameters alone the cipher (JDK-8286428). */
  private static String algorithm(EncryptedPrivateKeyInfo info) {
    boolean whole = info.getAlgName().equals("PBES2") || info.getAlgName().equals("1.2.840.113549.1.5.13");
    return whole && info.getAlgParameters() != null ? info.getAlgParameters().toString() : info.getAlgName();
  }

  private SecretKey secretKey(String algorithm, String password) throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray());
    try {
      return SecretKeyFactory.getInstance(algorithm).generateSecret(spec);
    } catch (InvalidKeySpecException e) {
      throw new InvalidSettingException(passwordField, "must be ASCII, as this Java decrypts by no other password");
    } finally {
      spec.clearPassword();
    }
  }

  /** Where the padding is right by chance, of what was decrypted with it too. */
  private InvalidSettingException wrongPassword() {
    return new InvalidSettingException(passwordField, "must be the password of the private key of " + field
        + "; a Java 8 from before 2022 says the same of the right one where PBES2 is used");
  }

  private InvalidSettingException unreadable() {
    return new InvalidSettingException(field, UNREADABLE);
  }

  private static Optional<PrivateKey> key(byte[] pkcs8) {
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pkcs8);
    Arrays.fill(pkcs8, (byte) 0);
    for (String algorithm : ALGORITHMS) {
      try {
        return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
      } catch (GeneralSecurityException another) {
        // Nothing of it may be told: a message can quote the key.
      }
    }
    return Optional.empty();
  }
}
