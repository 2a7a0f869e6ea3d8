package org.muleentra.jwt.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A connection on which every byte of a request is of the test's choosing; waits are bounded. */
public final class RawHttp implements AutoCloseable {

  private static final int PATIENCE = (int) Duration.ofSeconds(20).toMillis();

  private final Socket socket;

  private RawHttp(Socket socket) {
    this.socket = socket;
  }

  /**
   * What came back.
   *
   * @param status the status, or 0 where the server closed the connection without an answer
   */
  public record Answer(int status, List<String> headers, String body) {

    static final Answer CLOSED = new Answer(0, List.of(), "");

    /** The values of a header. */
    public List<String> header(String name) {
      String prefix = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
          .map(line -> line.substring(prefix.length()).strip()).toList();
    }
  }

  public static RawHttp connect(InetSocketAddress address) throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout(PATIENCE);
    socket.connect(address, PATIENCE);
    return new RawHttp(socket);
  }

  /** Sends a text, one byte a character, and reads the answer. */
  public Answer send(String request) throws IOException {
    return send(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends bytes and reads the answer. */
  public Answer send(byte[] request) throws IOException {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(request);
      out.flush();
    } catch (IOException closedWhileSending) {
      // The server may refuse before it read all; an answer may be there all the same.
    }
    return read();
  }

  /** Sends bytes and nothing more ever, so that nobody can wait for the rest of a request, and reads the answer. */
  public Answer sendLast(byte[] request) throws IOException {
    try {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
    } catch (IOException closedWhileSending) {
      // As above.
    }
    return read();
  }

  /** Sends a part of a request and waits for nothing. */
  void begin(String part) throws IOException {
    socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Reads the answer to what was sent. */
  Answer answer() throws IOException {
    return read();
  }

  /** Ends the connection as a client does whose process or network is gone. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private Answer read() throws IOException {
    InputStream in = socket.getInputStream();
    try {
      String statusLine = line(in);
      if (statusLine == null) {
        return Answer.CLOSED;
      }
      List<String> headers = new ArrayList<>();
      for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
        headers.add(line);
      }
      Answer head = new Answer(Integer.parseInt(statusLine.split(" ")[1]), headers, "");
      int length = head.header("Content-Length").stream().mapToInt(Integer::parseInt).findFirst().orElse(0);
      return new Answer(head.status(), headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    } catch (java.net.SocketException reset) {
      return Answer.CLOSED;
    }
  }

  /** A line without its end, or {@code null} where the stream ended instead. */
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
