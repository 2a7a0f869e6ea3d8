package org.muleentra.jwt.testkit.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.testkit.fixture.Control;
import org.muleentra.jwt.testkit.fixture.Verification;
import org.muleentra.jwt.testkit.server.MockEntra;
import org.muleentra.jwt.testkit.tenant.Contoso;

/** An order that is wrong in one place is refused with one sentence about that place, and changes nothing. */
class BadOrderTest {
  private static MockEntra entra;
  private static Control control;

  @BeforeAll
  static void start() {
    entra = MockEntra.start();
    control = new Control(entra);
  }

  @AfterAll
  static void close() {
    entra.close();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
    "rotate; {\"drop\": 1}; drop: must be true or false",
    "rotate; {\"colour\": 1}; body: must have no members but drop",
    "rotate; [; body: must be JSON, each member once",
    "rotate; {\"drop\": true, \"drop\": true}; body: must be JSON, each member once",
    "rotate; {} {}; body: must be JSON, each member once",
    "rotate; []; body: must be a JSON object",
    "fault; {}; endpoint: must be one of discovery, keys, token, checkMemberGroups, getMemberGroups, account, application, "
        + "owners, addKey, removeKey, appRoleAssignedTo, oauth2PermissionGrants, group, authenticationContexts, graph, all",
    "fault; {\"endpoint\": \"keys\"}; fault: must be one of status, throttled, drop, silence, late, drip, html, garbage, body, "
        + "empty, truncated, large, endless, gzip, byteOrderMark",
    "fault; {\"endpoint\": \"keys\", \"fault\": \"status\"}; status: must be there",
    "fault; {\"endpoint\": \"keys\", \"fault\": \"status\", \"status\": 200}; status: must be a whole number from 400 to 599",
    "fault; {\"endpoint\": \"keys\", \"fault\": \"late\", \"seconds\": 301}; seconds: must be a whole number from 0 to 300",
    "fault; {\"endpoint\": \"keys\", \"fault\": \"drop\", \"times\": 0}; times: must be a whole number from 1 to 1000000",
    "fault; {\"endpoint\": \"keys\", \"fault\": \"drop\", \"times\": 1.5}; times: must be a whole number from 1 to 1000000",
    "fault; {\"endpoint\": \"keys\", \"fault\": \"drop\", \"after\": -1}; after: must be a whole number from 0 to 300",
    "fault; {\"endpoint\": \"keys\", \"fault\": \"drop\", \"status\": 500}; body: must have no members but after, endpoint, fault, times",
    "clock; {}; advance: must be there, or in its place one of set, reset",
    "clock; {\"advance\": \"90 days\"}; advance: must be an ISO 8601 duration of days, hours, minutes and seconds, such as P90D or PT5M",
    "clock; {\"advance\": 90}; advance: must be a text that is not empty",
    "clock; {\"advance\": \"P9999999D\"}; advance: must lead to a time of the years 1970 to 9999",
    "clock; {\"set\": \"tomorrow\"}; set: must be an ISO 8601 time in UTC, such as 2027-03-01T08:00:00Z",
    "clock; {\"set\": \"1969-12-31T23:59:59Z\"}; set: must lead to a time of the years 1970 to 9999",
    "clock; {\"set\": \"2027-03-01T08:00:00Z\", \"advance\": \"P1D\"}; set: must not stand beside advance",
    "clock; {\"reset\": false}; reset: must be true",
    "memberships; {\"groups\": []}; objectId: must be there",
    "memberships; {\"objectId\": \"a\"}; groups: must be an array of texts",
    "memberships; {\"objectId\": \"a\", \"groups\": [1]}; groups: must be an array of texts",
    "memberships; {\"objectId\": \"a\", \"groups\": [], \"tenant\": \"contoso\"}; tenant: must be a GUID",
    "account; {\"enabled\": true}; objectId: must be there, or in its place one of client",
    "account; {\"objectId\": \"a\"}; enabled: must be true or false",
    "account; {\"client\": \"a\", \"enabled\": true}; client: must be the client id of an application that GET /control lists",
    "credential; {}; client: must be there",
    "credential; {DAEMON}; addSecret: must be there, or in its place one of addCertificate, expire, remove",
    "credential; {DAEMON, \"expire\": \"first\"}; expire: must be all, or the keyId of one of the client's credentials that "
        + "GET /control lists",
    "credential; {DAEMON, \"addSecret\": \"s\", \"start\": \"2027-03-01T08:00:00Z\", \"end\": \"2027-03-01T08:00:00Z\"}; "
        + "end: must be later than start",
    "credential; {DAEMON, \"addSecret\": \"s\", \"takesEffectAfter\": \"P2D\"}; takesEffectAfter: must be from PT0S to P1D",
    "credential; {DAEMON, \"addSecret\": \"s\", \"remove\": \"all\"}; remove: must not stand beside addSecret",
    "credential; {DAEMON, \"addCertificate\": \"MIID\"}; addCertificate: must be the certificate of an RSA key, in PEM or as the "
        + "base64 of its DER",
    "conditional-access; {\"lift\": false}; lift: must be true",
    "conditional-access; {\"user\": \"a\"}; policy: must be one of mfa, mfaRegistration, authenticationContext, blocked",
    "conditional-access; {\"user\": \"a\", \"policy\": \"authenticationContext\", \"context\": \"c100\"}; context: must be c1 to c99",
    "conditional-access; {\"api\": \"a\", \"policy\": \"mfa\"}; api: must be the client id or App ID URI of a registered API",
    "conditional-access; {\"user\": \"a\", \"policy\": \"mfa\", \"error\": \"x\"}; error: must be one of invalid_grant, "
        + "interaction_required",
    "refuse; {}; code: must be there",
    "refuse; {\"code\": 1}; code: must be the digits of an AADSTS error that the mock knows, or stand beside status and error",
    "refuse; {\"code\": 1, \"status\": 400}; error: must be there",
    "scenario; {}; steps: must be there, or in its place one of named",
    "scenario; {\"steps\": {}}; steps: must be an array of at most 100 objects",
    "scenario; {\"steps\": [1]}; steps[0]: must be an object",
    "scenario; {\"steps\": [{\"do\": \"scenario\", \"steps\": []}]}; steps[0].do: must be one of rotate, fault, heal, clock, "
        + "memberships, account, credential, conditional-access, refuse",
    "scenario; {\"steps\": [{\"do\": \"rotate\", \"colour\": 1}]}; steps[0]: must have no members but do, drop",
    "scenario; {\"named\": \"../leaver\"}; named: must be one of secret-expires, keys-roll-in-an-outage, leaver, step-up, well-again"})
  void oneSentenceNamesTheFieldAndTheRule(String command, String body, String sentence) throws Exception {
    String order = body.replace("DAEMON", "\"client\": \"" + Contoso.DAEMON_CLIENT_ID + "\"");
    String before = withoutTime();
    assertThat(control.refuses(command, order)).isEqualTo(sentence);
    assertThat(withoutTime()).isEqualTo(before);
  }

  @Test
  void scenarioWithABadStepDoesNone() throws Exception {
    String before = withoutTime();
    assertThat(control.refuses("scenario", "{\"steps\": [{\"do\": \"rotate\"}, {\"do\": \"clock\", \"advance\": \"1\"}]}"))
        .startsWith("steps[1].advance: must be an ISO 8601 duration");
    assertThat(withoutTime()).isEqualTo(before);
  }

  private static String withoutTime() throws Exception {
    return control.state().toString().replaceFirst("\"now\":\"[^\"]+\"", "");
  }

  @Test
  void largeBodyIsNotRead() throws Exception {
    String padding = " ".repeat(ControlEndpoint.LARGEST_BODY - 2);
    assertThat(control.post("heal", "{}" + padding).statusCode()).isEqualTo(200);
    assertThat(Control.problem(control.post("heal", "{} " + padding), 413)).contains("65536");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/control/", "/control/rotat", "/control/rotate/", "/control/clock/advance"})
  void unknownPathsAreNotFound(String path) throws Exception {
    assertThat(Control.problem(Verification.post(entra.baseUrl() + path, "{}"), 404)).contains("rotate, fault, heal");
    assertThat(Verification.get(entra.baseUrl() + path).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"GET, /control/rotate, POST", "PUT, /control/rotate, POST", "DELETE, /control/scenario, POST",
      "POST, /control, GET", "POST, /, GET", "POST, /health, GET", "OPTIONS, /control/rotate, POST"})
  void otherMethodsAreRefused(String method, String path, String allowed) throws Exception {
    HttpResponse<String> response = Verification.HTTP.send(HttpRequest.newBuilder(URI.create(entra.baseUrl() + path))
        .method(method, HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(Control.problem(response, 405)).contains(allowed);
    assertThat(response.headers().firstValue("Allow")).hasValue(allowed);
  }
}
