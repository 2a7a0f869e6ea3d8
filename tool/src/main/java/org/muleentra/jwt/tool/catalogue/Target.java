package org.muleentra.jwt.tool.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** An API over HTTP/1.1, written to by hand, as HTTP clients refuse to send some of the tokens. */
final class Target {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 15_000;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})(?: .*)?");

  private final URI uri;

  Target(URI uri) {
    this.uri = uri;
  }

  /**
   * Sends one request with this token.
   *
   * @return the answer's status; 0 where the connection was closed without one
   * @throws IOException where nobody listens, or nobody answers in time
   */
  int send(String token) throws IOException {
    try (Socket socket = connect()) {
      socket.setSoTimeout(ANSWER_MILLIS);
      String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String request = "GET " + path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()) + " HTTP/1.1\r\nHost: "
          + uri.getRawAuthority()
          + "\r\nAuthorization: Bearer " + token + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
      return status(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)));
    }
  }

  private static int status(BufferedReader answer) throws IOException {
    String line;
    try {
      line = answer.readLine();
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException closed) {
      return 0;
    }
    Matcher status = STATUS.matcher(line == null ? "" : line);
    return status.matches() ? Integer.parseInt(status.group(1)) : 0;
  }

  private Socket connect() throws IOException {
    boolean tls = "https".equalsIgnoreCase(uri.getScheme());
    int port = uri.getPort() != -1 ? uri.getPort() : tls ? 443 : 80;
    Socket plain = new Socket();
    plain.connect(new InetSocketAddress(uri.getHost(), port), CONNECT_MILLIS);
    if (!tls) {
      return plain;
    }
    SSLSocket socket = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, uri.getHost(), port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return socket;
  }
}
