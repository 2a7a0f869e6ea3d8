package org.muleentra.jwt.core.identity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Arrays;
import java.util.Locale;
import org.muleentra.jwt.core.setting.InvalidSettingException;

/** The bytes of a key store, and its type as its first bytes tell it; each thing that is wrong names the setting. */
final class KeyStoreFile {

  static final String JKS = "JKS";
  static final String JCEKS = "JCEKS";

  private static final String PKCS12 = "PKCS12";

  private static final int MAXIMUM_BYTES = 1024 * 1024;

  /** What each begins with: two magic numbers of the JDK's, and a SEQUENCE (RFC 7292 §4), which others are too. */
  private static final byte[] JKS_BEGIN = {(byte) 0xfe, (byte) 0xed, (byte) 0xfe, (byte) 0xed};
  private static final byte[] JCEKS_BEGIN = {(byte) 0xce, (byte) 0xce, (byte) 0xce, (byte) 0xce};
  private static final byte[] PKCS12_BEGIN = {Der.SEQUENCE};
  private static final byte[] PEM_BEGIN = {'-', '-', '-', '-', '-', 'B', 'E', 'G', 'I', 'N'};

  private final Given path;
  private final byte[] bytes;

  private KeyStoreFile(Given path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  /** @throws InvalidSettingException when there is no such file, or it holds no key store */
  static KeyStoreFile at(Given path) {
    byte[] bytes = read(path);
    path.require(bytes.length > 0, "must lead to a key store, and the file is empty");
    path.require(bytes.length <= MAXIMUM_BYTES, "must lead to a key store of at most 1 MiB");
    path.require(!begins(bytes, PEM_BEGIN), "must lead to a key store, and the file is a PEM text");
    return new KeyStoreFile(path, bytes);
  }

  private static byte[] read(Given path) {
    Path file;
    try {
      file = Paths.get(path.value());
    } catch (InvalidPathException e) {
      throw path.wrong("must be the path of a file");
    }
    path.require(Files.exists(file), "must lead to a file, and this runtime sees none there");
    // A pipe would never end.
    path.require(Files.isRegularFile(file), "must lead to a file, and leads to a directory or a device");
    path.require(Files.isReadable(file), "must lead to a file that the user of this runtime may read");
    try (InputStream content = Files.newInputStream(file)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int count = 0; count >= 0 && bytes.size() <= MAXIMUM_BYTES; count = content.read(buffer)) {
        bytes.write(buffer, 0, count);
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw path.wrong("must lead to a file that can be read: " + e.getClass().getSimpleName());
    }
  }

  private static boolean begins(byte[] bytes, byte[] begin) {
    return bytes.length >= begin.length && Arrays.equals(Arrays.copyOf(bytes, begin.length), begin);
  }

  /**
   * Its type, as {@link java.security.KeyStore#getInstance(String)} knows it.
   *
   * @param given the type that was set, in any case; when not, the one that its bytes tell
   * @throws InvalidSettingException when its bytes tell another than was set, or none and none was set
   */
  String type(Given given) {
    String told = begins(bytes, JKS_BEGIN) ? JKS : begins(bytes, JCEKS_BEGIN) ? JCEKS : begins(bytes, PKCS12_BEGIN) ? PKCS12 : null;
    if (given.isMissing()) {
      path.require(told != null, "must lead to a key store, and the file is none that begins like PKCS #12 or JKS");
      return told;
    }
    String type = given.value().toUpperCase(Locale.ROOT);
    // Any other type is left to whoever added it to this Java.
    if (told != null && Arrays.asList(JKS, JCEKS, PKCS12).contains(type)) {
      given.require(told.equals(type), "must be " + told.toLowerCase(Locale.ROOT) + ", which the key store of " + path.field() + " is");
    }
    return type;
  }

  byte[] bytes() {
    return bytes;
  }
}
