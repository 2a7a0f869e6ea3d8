package org.muleentra.jwt.tool.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A line that begins like a record, where it stands.
 *
 * @param line from 1 on
 * @param text from the record's beginning on, without the line's end
 * @param json the object that it is, or {@code null} where it is none
 * @param whole whether it was written to its end, as far as the line's end behind it tells
 */
public record LoggedRecord(Path file, long line, String text, JsonNode json, boolean whole) {

  private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final String BEGIN = "{\"TimeGenerated\":";
  private static final String MARK = "\"ChainId\":";
  private static final String CHECKPOINT_MARK = "\"Signed\":";

  /** Takes the lines of a file. */
  public interface Lines {

    /** Takes a line that begins like a record. */
    void record(LoggedRecord record);

    /** Takes notice of a line of another logger that is not blank. */
    void other();
  }

  /** Hands over each line of a file, whatever a layout wrote before its record. */
  public static void read(Path file, Lines lines) throws IOException {
    LogFile.read(file, (number, text, whole) -> {
      int begin = text.indexOf(BEGIN);
      if (begin >= 0) {
        LoggedRecord record = of(file, number, text.substring(begin), whole);
        int next = text.lastIndexOf(BEGIN);
        if (record.json() == null && next > begin) {
          // A process was killed within a record, and its next start went on in the same line.
          lines.record(of(file, number, text.substring(begin, next), false));
          record = of(file, number, text.substring(next), whole);
        }
        lines.record(record);
      } else if (!text.isBlank()) {
        lines.other();
      }
    });
  }

  private static LoggedRecord of(Path file, long number, String text, boolean whole) {
    return new LoggedRecord(file, number, text, object(text), whole);
  }

  private static JsonNode object(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return json.isObject() ? json : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** Whether it has what records have and other lines of JSON have not: a place in a chain. */
  public boolean isOfChain() {
    return text.contains(MARK);
  }

  /**
   * Whether it is a signed checkpoint, whole or torn, which may lie in the file that the records are in. A record that was made to look
   * like one is missed by its number, as any that was taken out.
   */
  public boolean isCheckpoint() {
    return text.contains(CHECKPOINT_MARK) && (json == null ? !whole : !json.has("Hash"));
  }

  /** File and line. */
  public String place() {
    return file.getFileName() + ":" + line;
  }
}
