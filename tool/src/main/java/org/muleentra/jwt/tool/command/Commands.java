package org.muleentra.jwt.tool.command;

import java.io.InputStream;
import picocli.CommandLine;

/** Makes the sub-commands, and gives those that read a token where to read it. */
final class Commands implements CommandLine.IFactory {

  private final InputStream in;

  Commands(InputStream in) {
    this.in = in;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    return type == TokenSource.class ? type.cast(new TokenSource(in)) : CommandLine.defaultFactory().create(type);
  }
}
