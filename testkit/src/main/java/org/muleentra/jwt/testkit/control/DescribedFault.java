package org.muleentra.jwt.testkit.control;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import org.muleentra.jwt.testkit.fault.Fault;

/** A fault that can be told by the name it was ordered by. */
final class DescribedFault implements Fault {
  private final Fault fault;
  private final String name;

  DescribedFault(Fault fault, String name) {
    this.fault = fault;
    this.name = name;
  }

  /** The name; another one's is not known. */
  static String of(Fault fault) {
    return fault instanceof DescribedFault ? ((DescribedFault) fault).name : "set in Java";
  }

  @Override
  public void answer(HttpExchange exchange, byte[] regular) throws IOException {
    fault.answer(exchange, regular);
  }
}
