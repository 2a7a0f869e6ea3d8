package org.muleentra.jwt.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mule.runtime.api.scheduler.Scheduler;
import org.muleentra.jwt.core.outbound.OutboundRequest;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.gateway.fixture.HttpServiceFixture;
import org.muleentra.jwt.mule.http.HttpServiceTransport;
import org.muleentra.jwt.mule.http.Requests;
import org.muleentra.jwt.mule.http.Route;
import org.muleentra.jwt.testkit.fault.Fault;
import org.muleentra.jwt.testkit.graph.GraphCall;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.TokenVersion;

/** The extension's transport over Mule's own HTTP client and real sockets, where no fault of a server that answers leads. */
class MetadataTransportTest {

  @RegisterExtension
  static final HttpServiceFixture HTTP = new HttpServiceFixture();

  /** The bound on connecting comes before that on the whole fetch, so the failure tells which of them struck. */
  @Test
  void givesUpConnectingBeforeTheFetchIsOver() throws Exception {
    Scheduler scheduler = HTTP.schedulers().ioScheduler();
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HttpServiceTransport transport = HttpServiceTransport.open(HTTP.service(), "transport",
            Timetable.open("orders", scheduler, System::nanoTime), Route.DIRECT)) {
      fill(server, waiting);
      URI address = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
      assertThatThrownBy(() -> transport.send(OutboundRequest.get(address)).toCompletableFuture().join())
          .cause().isNotInstanceOf(TimeoutException.class).isInstanceOf(IOException.class).hasMessageContaining("onnect");
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
      scheduler.stop();
    }
  }

  @Test
  void asksForNoCodingAndNamesOneThatComes() throws Exception {
    Scheduler scheduler = HTTP.schedulers().ioScheduler();
    AtomicReference<List<String>> asked = new AtomicReference<>();
    try (MockEntra entra = MockEntra.start();
        HttpServiceTransport transport =
            HttpServiceTransport.open(HTTP.service(), "transport",
                Timetable.open("orders", scheduler, System::nanoTime), Route.DIRECT)) {
      URI address = URI.create(entra.keysUrl(TokenVersion.V2));
      entra.fault((exchange, regular) -> {
        asked.set(exchange.getRequestHeaders().get("Accept-Encoding"));
        Fault.gzip().answer(exchange, regular);
      });
      assertThatThrownBy(() -> transport.send(OutboundRequest.get(address)).toCompletableFuture().join())
          .rootCause().isInstanceOf(IOException.class).hasMessageContaining("packed with gzip");
      assertThat(asked.get()).containsExactly("identity");
      entra.graph().fault(GraphCall.TOKEN, (exchange, regular) -> {
        asked.set(exchange.getRequestHeaders().get("Accept-Encoding"));
        Fault.none().answer(exchange, regular);
      });
      asked.set(null);
      assertThat(transport.send(Requests.token(entra)).toCompletableFuture().join()).isNotNull();
      assertThat(asked.get()).as("of the directory").containsExactly("identity");

      entra.heal();
      assertThat(transport.send(OutboundRequest.get(address)).toCompletableFuture().join()).isNotNull();
    } finally {
      scheduler.stop();
    }
  }

  /** Connects until the system lets nobody more wait for this server, which accepts none. */
  private static void fill(ServerSocket server, List<Socket> waiting) throws IOException {
    for (int i = 0; i < 20; i++) {
      Socket socket = new Socket();
      try {
        socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 300);
        waiting.add(socket);
      } catch (SocketTimeoutException full) {
        socket.close();
        assertThat(waiting).isNotEmpty();
        return;
      }
    }
    assumeTrue(false, "this system does not let a connection wait");
  }
}
