package org.muleentra.jwt.core.identity;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.muleentra.jwt.core.setting.InvalidSettingException;

/**
 * The blocks of a PEM text (RFC 7468 §2), in their order; immutable.
 *
 * <p>What stands between blocks is nobody's, as OpenSSL writes attributes there. Line breaks may be spaces or not there at all,
 * since a field of a form is one line.
 */
final class PemText {

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  private final List<Block> blocks;

  private PemText(List<Block> blocks) {
    this.blocks = Collections.unmodifiableList(blocks);
  }

  /** @throws InvalidSettingException naming {@code field} when a block has no end of its own */
  static PemText of(String field, String text) {
    List<Block> blocks = new ArrayList<>();
    int from = 0;
    for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, from)) {
      int label = begin + BEGIN.length();
      int content = text.indexOf(DASHES, label);
      String end = content < 0 ? "" : END + text.substring(label, content) + DASHES;
      int stop = content < 0 ? -1 : text.indexOf(DASHES, content + DASHES.length());
      // The next line of dashes, lest what lacks its end takes that of another.
      InvalidSettingException.require(field, stop >= 0 && text.startsWith(end, stop),
          "must hold each part of the PEM text whole: a BEGIN line is not followed by its END line");
      blocks.add(new Block(text.substring(label, content), text.substring(content + DASHES.length(), stop)));
      from = stop + end.length();
    }
    return new PemText(blocks);
  }

  /** Those with this label. */
  List<Block> labelled(String label) {
    return blocks.stream().filter(block -> block.label.equals(label)).collect(Collectors.toList());
  }

  /** Those whose label says that they are a private key, of whatever kind. */
  List<Block> privateKeys() {
    return blocks.stream().filter(block -> block.label.endsWith("PRIVATE KEY")).collect(Collectors.toList());
  }

  /** What stands between a BEGIN and its END. */
  static final class Block {

    private final String label;
    private final String content;

    private Block(String label, String content) {
      this.label = label;
      this.content = content;
    }

    /** The word of its BEGIN line, such as {@code PRIVATE KEY}; anything at all. */
    String label() {
      return label;
    }

    /** Whether it begins with headers, by which OpenSSL once told how it was encrypted (RFC 1421 §4.6.1.1). */
    boolean hasHeaders() {
      return content.indexOf(':') >= 0;
    }

    /** @throws InvalidSettingException naming {@code field} when it is no base64 */
    byte[] bytes(String field) {
      try {
        return Base64.getDecoder().decode(content.replaceAll("\\s", ""));
      } catch (IllegalArgumentException e) {
        // Its message quotes a character of what may be a key.
        throw new InvalidSettingException(field, "must hold base64 between BEGIN and END; line breaks may be spaces,"
            + " and must not be written as a backslash and an n");
      }
    }
  }
}
