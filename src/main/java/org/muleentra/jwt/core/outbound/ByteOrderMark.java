package org.muleentra.jwt.core.outbound;

import java.util.Arrays;

/** The mark that some editors, mirrors and file servers put before a text in UTF-8. */
public final class ByteOrderMark {

  private ByteOrderMark() {}

  /**
   * The document without a mark at its begin, which a reader of JSON may ignore (RFC 8259 §8.1); the document itself where
   * there is none. Of what a configured server answers: in a token the mark is refused.
   */
  public static byte[] skipIn(byte[] document) {
    return document.length >= 3 && document[0] == (byte) 0xEF && document[1] == (byte) 0xBB && document[2] == (byte) 0xBF
        ? Arrays.copyOfRange(document, 3, document.length) : document;
  }
}
