package org.muleentra.jwt.gateway.tryout;

import static org.muleentra.jwt.gateway.tryout.DemoApis.BILLING;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muleentra.jwt.gateway.engine.ApiSpec;
import org.muleentra.jwt.gateway.engine.MuleEngine;
import org.muleentra.jwt.gateway.engine.MuleXml;
import org.muleentra.jwt.testkit.graph.MockGraph;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** A credential that is about to expire: what the log says two weeks before, and what happens where nobody reads it. */
final class ExpirySection {

  private static final String CLIENT_ID = "1a11ba11-7e57-4caa-8f10-5ca1ab1e0c0c";
  private static final String SECRET = "nightly~secret.of-Contoso";
  private static final String ENDS = "calls for entra-jwt.nightly-job stop then";
  private static final Pattern LINE = Pattern.compile("(\\w+) Credential (\\w+) .* of ([^(]+) \\(.* ends at [^,]+, in (\\d+) days: calls for entra-jwt.nightly-job stop then"
      + ".* owners, by object id: (\\S+)\\. .*");

  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final MockEntra entra;
  private final Gateway gateway;
  private final Demo demo;
  private final LogLines log;
  private MuleEngine engine;

  ExpirySection(Demo demo, LogLines log) {
    this.demo = demo;
    this.log = log;
    entra = demo.entra();
    gateway = demo.gateway();
  }

  Section section() {
    return new Section("Expiry: the secret of a nightly job has two weeks left, and the log says whose it is and what stops", gateway)
        .add("the job's token -> " + BILLING, client -> Outcome.of(client.send(Section.request(gateway, BILLING, "Authorization",
            job("today").body()))), "200 app")
        .add("the log's line", client -> warning(), "WARN: secret of Nightly job, 14 days, owner Adele")
        .add("the job, when Entra's clock is 15 days on", client -> late(), "500 CREDENTIAL_EXPIRED")
        .note(() -> "logged: " + log.last(ENDS));
  }

  /** What the job answers; the late one names the API otherwise, so that no token of today's serves it. */
  private HttpResponse<String> job(String when) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(engine().uri("/nightly/" + when)).timeout(Section.ANSWER).build(), BodyHandlers.ofString());
  }

  private String late() throws IOException, InterruptedException {
    entra.clock().advance(Duration.ofDays(15));
    try {
      HttpResponse<String> refused = job("late");
      return refused.statusCode() + " " + refused.body();
    } finally {
      entra.clock().reset();
    }
  }

  /** Waits for the line, which comes with the first look at the registration. */
  private String warning() throws InterruptedException {
    Matcher line = LINE.matcher(log.await(ENDS, Section.ANSWER));
    return line.matches() ? line.group(1) + ": " + line.group(2) + " of " + line.group(3) + ", " + line.group(4) + " days, owner "
        + (line.group(5).equals(Contoso.USER_OBJECT_ID) ? "Adele" : line.group(5)) : "no such line";
  }

  private MuleEngine engine() throws IOException {
    if (engine == null) {
      register();
      engine = demo.soon();
      engine.deploy(ApiSpec.application("nightly", application()));
    }
    return engine;
  }

  private void register() {
    Instant now = entra.clock().instant();
    entra.register(CLIENT_ID).secret(SECRET, now, now.plus(Duration.ofDays(14)).plus(Duration.ofHours(1)), "nightly")
        .rolesOn(Contoso.BILLING_CLIENT_ID, Contoso.BILL_ALL_ROLE).rolesOn(MockGraph.CLIENT_ID, "Application.Read.All")
        .application().displayName("Nightly job").owners(Contoso.USER_OBJECT_ID);
  }

  private String application() {
    return MuleXml.application("""
        <entra-jwt:client-config name="nightly-job" tenantId="%s" clientId="%s" loginBaseUrl="%s" graphBaseUrl="%s">
          <entra-jwt:client-secret secret="%s"/>
        </entra-jwt:client-config>
        """.formatted(Contoso.TENANT_ID, CLIENT_ID, entra.baseUrl(), entra.graphBaseUrl(), SECRET)
        + flow("today", Contoso.BILLING_APP_ID_URI) + flow("late", Contoso.BILLING_CLIENT_ID), "http", "entra-jwt");
  }

  private static String flow(String name, String api) {
    return """
        <flow name="%1$s">
          <http:listener path="/nightly/%1$s"><http:response statusCode="#[vars.status]"/></http:listener>
          <set-variable variableName="status" value="200"/>
          <entra-jwt:acquire-token config-ref="nightly-job" api="%2$s" target="token"/>
          <set-payload value="#[vars.token.authorization]"/>
          <error-handler>
            <on-error-continue type="ENTRA-JWT:CREDENTIAL_EXPIRED" logException="false">
              <set-variable variableName="status" value="#[error.errorMessage.attributes.status]"/>
              <set-payload value="CREDENTIAL_EXPIRED"/>
            </on-error-continue>
          </error-handler>
        </flow>
        """.formatted(name, api);
  }
}
