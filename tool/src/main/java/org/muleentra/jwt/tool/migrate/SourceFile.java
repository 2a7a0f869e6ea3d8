package org.muleentra.jwt.tool.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.JsonFile;
import org.muleentra.jwt.tool.form.UnreadableFileException;

/** A file with policies of another product, JSON or XML, of which one is meant. */
final class SourceFile {

  /** More than any policy has, so that no file can fill the memory. */
  static final int MAXIMUM_SIZE = 1024 * 1024;

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private SourceFile() {}

  /** A policy that can be read. */
  interface Candidate {

    /** Where it stands in the file. */
    String place();

    Product product();

    /** @throws FieldException naming the place and the rule, without the file */
    Reading read();
  }

  /**
   * Reads the one policy that is meant; every other one that looks at tokens is told as a restriction of its own.
   *
   * @param wanted the place of the policy in a file of several; {@code null} where there is one
   * @throws UnreadableFileException where the file cannot be read
   * @throws FieldException where it holds no such policy, naming file, place and rule
   */
  static Reading read(Path file, String wanted) {
    String text = text(file);
    try {
      return read(candidates(file, text), wanted);
    } catch (FieldException e) {
      throw e.getMessage().startsWith(file + ": ") ? e : new FieldException(file.toString(), e.getMessage());
    }
  }

  private static Reading read(List<? extends Candidate> candidates, String wanted) {
    if (candidates.isEmpty()) {
      throw new FieldException("policy", "must be MuleSoft's JWT Validation or OpenID Connect policy, or API Management's "
          + "validate-azure-ad-token or validate-jwt: none of them is in this file");
    }
    Candidate chosen = candidates.stream().filter(one -> candidates.size() == 1 && wanted == null || one.place().equals(wanted))
        .findFirst().orElseThrow(() -> new FieldException("policy", (wanted == null ? "has several, of which --policy must name one: "
            : "--policy must name the place of one of: ")
            + candidates.stream().map(one -> one.place() + " (" + one.product().words() + ")").collect(Collectors.joining(", "))));
    Reading reading = chosen.read();
    candidates.stream().filter(one -> one != chosen).forEach(other -> reading.uncarried(other.place(), "claimRules",
        "the file has another policy that looks at tokens, " + other.product().words() + ": what it asks is no part of this form"));
    return reading;
  }

  private static List<? extends Candidate> candidates(Path file, String text) {
    String start = text.stripLeading();
    if (start.startsWith("<")) {
      return ApiManagementPolicies.in(PolicyXml.read(text));
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      return MuleSoftPolicies.in(JsonFile.parse(file.toString(), text));
    }
    throw new FieldException(file.toString(), "must be JSON of API Manager, or XML of API Management");
  }

  private static String text(Path file) {
    byte[] bytes;
    try (InputStream content = Files.newInputStream(file)) {
      bytes = content.readNBytes(MAXIMUM_SIZE + 1);
    } catch (IOException e) {
      throw new UnreadableFileException(file.toString());
    }
    if (bytes.length > MAXIMUM_SIZE) {
      throw new FieldException(file.toString(), "must have at most " + MAXIMUM_SIZE + " bytes");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new FieldException(file.toString(), "must be UTF-8");
    }
  }
}
