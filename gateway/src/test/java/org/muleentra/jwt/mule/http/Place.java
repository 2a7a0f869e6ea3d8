package org.muleentra.jwt.mule.http;

import java.net.URI;
import java.util.concurrent.CompletionStage;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.graph.GraphCall;
import org.muleentra.jwt.testkit.server.EntraDocument;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** Which answer goes wrong. */
enum Place {
  DISCOVERY {
    @Override
    void strike(MockEntra entra, Fault fault) {
      entra.fault(EntraDocument.DISCOVERY, fault);
    }

    @Override
    CompletionStage<?> ask(HttpServiceTransport transport, MockEntra entra) {
      return transport.send(OutboundRequest.get(URI.create(entra.discoveryUrl(TokenVersion.V2))));
    }
  },
  KEYS {
    @Override
    void strike(MockEntra entra, Fault fault) {
      entra.fault(EntraDocument.KEYS, fault);
    }

    @Override
    CompletionStage<?> ask(HttpServiceTransport transport, MockEntra entra) {
      return transport.send(OutboundRequest.get(URI.create(entra.keysUrl(TokenVersion.V2))));
    }
  },
  TOKEN {
    @Override
    void strike(MockEntra entra, Fault fault) {
      entra.graph().fault(GraphCall.TOKEN, fault);
    }

    @Override
    CompletionStage<?> ask(HttpServiceTransport transport, MockEntra entra) {
      return transport.send(Requests.token(entra));
    }
  },
  GRAPH {
    @Override
    void strike(MockEntra entra, Fault fault) {
      entra.graph().fault(GraphCall.CHECK_MEMBER_GROUPS, fault);
    }

    @Override
    CompletionStage<?> ask(HttpServiceTransport transport, MockEntra entra) {
      return transport.send(Requests.groups(entra));
    }
  };

  abstract void strike(MockEntra entra, Fault fault);

  /** What the gate would ask there. */
  abstract CompletionStage<?> ask(HttpServiceTransport transport, MockEntra entra);
}
