package org.muleentra.jwt.tool.log;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** A log file, plain or packed by gzip as log4j2 does when it rolls one over, read line by line and never as a whole. */
public final class LogFile {

  /** No record is as long: a line that is goes unread past it. */
  private static final int LONGEST_LINE = 1024 * 1024;
  private static final int GZIP_BEGIN = 0x1f;

  private LogFile() {
  }

  /** Takes a line of a file. */
  public interface Lines {

    /**
     * Takes one.
     *
     * @param number from 1 on
     * @param whole whether a line's end stands behind it
     */
    void line(long number, String text, boolean whole);
  }

  /**
   * Hands over each line without its end.
   *
   * @throws IOException where the file cannot be read, with a sentence that names it
   */
  public static void read(Path file, Lines lines) throws IOException {
    try (InputStream content = open(file)) {
      read(content, lines);
    } catch (IOException e) {
      throw new IOException(file + ": this file cannot be read: " + e.getClass().getSimpleName(), e);
    }
  }

  private static void read(InputStream content, Lines lines) throws IOException {
    StringBuilder line = new StringBuilder();
    byte[] buffer = new byte[1 << 16];
    long number = 1;
    for (int count = content.read(buffer); count >= 0; count = content.read(buffer)) {
      // Records are ASCII; a byte of any other line is as good a character as another.
      String text = new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
      int begin = 0;
      for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
        append(line, text, begin, end);
        lines.line(number++, withoutReturn(line), true);
        line.setLength(0);
        begin = end + 1;
      }
      append(line, text, begin, text.length());
    }
    if (line.length() > 0) {
      lines.line(number, withoutReturn(line), false);
    }
  }

  private static void append(StringBuilder line, String text, int begin, int end) {
    line.append(text, begin, Math.min(end, begin + Math.max(0, LONGEST_LINE - line.length())));
  }

  private static String withoutReturn(StringBuilder line) {
    int length = line.length();
    return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
  }

  private static InputStream open(Path file) throws IOException {
    InputStream content = new BufferedInputStream(Files.newInputStream(file));
    content.mark(1);
    int first = content.read();
    content.reset();
    return first == GZIP_BEGIN ? new GZIPInputStream(content) : content;
  }
}
