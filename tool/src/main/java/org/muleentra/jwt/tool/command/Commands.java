package org.muleentra.jwt.tool.command;

import java.io.InputStream;
import picocli.CommandLine;

/** Makes the sub-commands, and gives those that read a token where to read it. */
final class Commands implements CommandLine.IFactory {

  private final InputStream in;
  private final Terminal terminal;

  Commands(InputStream in, Terminal terminal) {
    this.in = in;
    this.terminal = terminal;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    return type == TokenSource.class ? type.cast(new TokenSource(in, terminal)) : CommandLine.defaultFactory().create(type);
  }
}
