package org.muleentra.jwt.tool.command;

import org.muleentra.jwt.core.outbound.Transport;

/** The command's own way to Entra, for an API of the tests. */
public final class EntraTransport {

  private EntraTransport() {}

  public static Transport create() {
    return new Entra();
  }
}
