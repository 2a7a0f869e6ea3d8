package org.muleentra.jwt.tool.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.muleentra.jwt.tool.door.Pasted;
import org.muleentra.jwt.tool.form.UnreadableFileException;
import picocli.CommandLine.Option;

/** Where a token comes from: standard input or a file, and never an argument, which others can see and shells remember. */
final class TokenSource {

  /** Longer than any limit that a form can set, in bytes. */
  private static final int LONGEST = 2 * 1024 * 1024;

  private final InputStream in;
  private final Terminal terminal;

  @Option(names = "--token", paramLabel = "FILE", description = "File with the token, or with the Authorization value; unless "
      + "given, standard input.")
  private Path file;

  TokenSource(InputStream in, Terminal terminal) {
    this.in = in;
    this.terminal = terminal;
  }

  /** The Authorization value; a token alone becomes one, whatever it looks like. */
  String read() {
    return Pasted.authorization(file == null ? fromInput() : fromFile());
  }

  private String fromInput() {
    String typed = terminal.ask("Token: ");
    if (typed != null) {
      return whole(typed);
    }
    try {
      return text(in);
    } catch (IOException e) {
      throw new UnreadableFileException("standard input");
    }
  }

  /** A line of the greatest length is most likely the beginning of a longer one. */
  private String whole(String typed) {
    if (typed.length() >= terminal.longestLine()) {
      throw new UndecidedException("The terminal hands over " + terminal.longestLine() + " characters of a line at most, and the token may be "
          + "longer: give it by --token FILE or from another command.");
    }
    return typed;
  }

  private String fromFile() {
    try (InputStream bytes = Files.newInputStream(file)) {
      return text(bytes);
    } catch (IOException e) {
      throw new UnreadableFileException(file.toString());
    }
  }

  /** Byte by byte, as a server reads a header: what is not ASCII stays wrong. */
  private static String text(InputStream bytes) throws IOException {
    return new String(bytes.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
  }
}
