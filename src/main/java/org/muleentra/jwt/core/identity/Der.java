package org.muleentra.jwt.core.identity;

import java.io.ByteArrayOutputStream;

/** Writes ASN.1 values by the distinguished encoding rules (X.690 §8.1, §10.1), for what Java only reads. */
final class Der {

  static final int OCTET_STRING = 0x04;
  static final int SEQUENCE = 0x30;

  private static final int LONGEST_SHORT_FORM = 0x7f;

  private Der() {
  }

  /** One value: its tag, the length of its contents in as few bytes as do, and the contents. */
  static byte[] of(int tag, byte[]... contents) {
    int length = 0;
    for (byte[] part : contents) {
      length += part.length;
    }
    ByteArrayOutputStream value = new ByteArrayOutputStream(length + 6);
    value.write(tag);
    if (length > LONGEST_SHORT_FORM) {
      int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + Byte.SIZE - 1) / Byte.SIZE;
      value.write(0x80 | bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        value.write(length >>> i * Byte.SIZE);
      }
    } else {
      value.write(length);
    }
    for (byte[] part : contents) {
      value.write(part, 0, part.length);
    }
    return value.toByteArray();
  }
}
