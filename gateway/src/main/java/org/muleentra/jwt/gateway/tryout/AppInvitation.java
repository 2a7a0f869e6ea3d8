package org.muleentra.jwt.gateway.tryout;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.muleentra.jwt.gateway.application.ExpectedCaller;
import org.muleentra.jwt.gateway.application.Listener;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.token.TokenBuilder;

/** Shows where an application listens, and commands to paste, with tokens that hold for an hour. */
final class AppInvitation {

  private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final PrintStream out;

  AppInvitation(PrintStream out) {
    this.out = out;
  }

  void print(OwnFlow own) {
    out.println(own.application().name() + " on Mule 4.1.1, with a mock Entra ID beside it.");
    out.println();
    Table table = new Table();
    own.listeners().forEach(listener -> table.add(listener.flow(),
        listener.methods().isEmpty() ? "any method" : String.join(", ", listener.methods()),
        own.gateway().uri("") + listener.path()));
    table.print(out);
    out.println();
    List<Listener> guarded = guarded(own.listeners());
    guarded.forEach(listener -> callers(own, listener, listener.caller().get()));
    if (guarded.isEmpty()) {
      out.println("# no flow validates a token and there is no --policy: whoever calls gets in");
      curl(own, own.listeners().get(0), Optional.empty());
    }
    out.println("# any other token");
    out.println("curl -s -d '{\"kind\":\"user\"}' " + own.entra().mintUrl());
    out.println();
  }

  /** For each configuration that lets callers in one listener, which serves GET if there is such a one. */
  private static List<Listener> guarded(List<Listener> listeners) {
    List<Listener> getFirst = new ArrayList<>(listeners.stream().filter(AppInvitation::servesGet).toList());
    getFirst.addAll(listeners.stream().filter(listener -> !servesGet(listener)).toList());
    Set<String> seen = new LinkedHashSet<>();
    return getFirst.stream()
        .filter(listener -> listener.caller().isPresent() && seen.add(listener.caller().get().configuration())).toList();
  }

  private static boolean servesGet(Listener listener) {
    return listener.methods().isEmpty() || listener.methods().contains("GET");
  }

  private void callers(OwnFlow own, Listener listener, ExpectedCaller expected) {
    TokenBuilder user = user(own.entra(), expected);
    out.println("# " + listener.flow() + ", for " + expected.configuration() + ": a user");
    curl(own, listener, Optional.of(user));
    out.println("# a service");
    curl(own, listener, Optional.of(service(own.entra(), expected)));
    out.println("# no token");
    curl(own, listener, Optional.empty());
    out.println("# an expired token");
    curl(own, listener, Optional.of(user.expiresAt(own.entra().clock().instant().minus(Duration.ofMinutes(10)))));
    out.println("# a forged signature");
    curl(own, listener, Optional.of(user.flipSignatureBit()));
  }

  private static TokenBuilder user(MockEntra entra, ExpectedCaller expected) {
    TokenBuilder token = of(entra.userToken(), expected);
    return expected.scopes().isEmpty() ? token : token.scopes(expected.scopes().toArray(String[]::new));
  }

  private static TokenBuilder service(MockEntra entra, ExpectedCaller expected) {
    TokenBuilder token = of(entra.appToken(), expected);
    return expected.appRoles().isEmpty() ? token : token.roles(expected.appRoles().toArray(String[]::new));
  }

  private static TokenBuilder of(TokenBuilder token, ExpectedCaller expected) {
    TokenBuilder ofTenant = GUID.matcher(expected.tenant()).matches() ? token.tenant(expected.tenant()) : token;
    return expected.audience().isEmpty() ? ofTenant : ofTenant.audience(expected.audience());
  }

  private void curl(OwnFlow own, Listener listener, Optional<TokenBuilder> token) {
    String method = servesGet(listener) ? "" : " -X " + listener.methods().get(0);
    out.println("curl -i" + method + token.map(caller -> " -H 'Authorization: Bearer " + caller.sign() + "'").orElse("") + " "
        + own.gateway().uri(listener.path().replaceAll("\\*|\\{[^}]*}", "1")));
    out.println();
  }
}
