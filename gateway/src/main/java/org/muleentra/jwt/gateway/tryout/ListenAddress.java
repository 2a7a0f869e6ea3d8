package org.muleentra.jwt.gateway.tryout;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muleentra.jwt.tool.form.FieldException;

/** Reads an address to listen on: host and port, an IPv6 host in brackets. */
final class ListenAddress {

  private static final Pattern HOST_AND_PORT = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^\\s:/\\[\\]]+)):(\\d{1,5})");
  private static final int HIGHEST_PORT = 65_535;

  private ListenAddress() {}

  static InetSocketAddress parse(String text) {
    Matcher parts = HOST_AND_PORT.matcher(text);
    if (!parts.matches()) {
      throw new FieldException("listen", "must be host:port, as in 127.0.0.1:8081");
    }
    int port = Integer.parseInt(parts.group(3));
    if (port > HIGHEST_PORT) {
      throw new FieldException("listen", "must have a port from 0 to " + HIGHEST_PORT);
    }
    InetSocketAddress address = new InetSocketAddress(parts.group(1) == null ? parts.group(2) : parts.group(1), port);
    if (address.isUnresolved()) {
      throw new FieldException("listen", "must name a host that is known here");
    }
    return address;
  }
}
