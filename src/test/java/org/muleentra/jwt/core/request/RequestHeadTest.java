package org.muleentra.jwt.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muleentra.jwt.core.error.Reason;

/** What counts as a credential, however it is written. */
class RequestHeadTest {

  private static final String FORM = "application/x-www-form-urlencoded";

  private static RequestHead head(String... lines) {
    RequestHead head = new RequestHead();
    for (int i = 0; i < lines.length; i += 2) {
      head.header(lines[i], lines[i + 1]);
    }
    return head;
  }

  private static boolean hasToken(String form) {
    return hasToken(FORM, form.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean hasToken(String contentType, byte[] form) {
    RequestHead head = head("authorization", "Bearer a", "content-type", contentType);
    assertThat(head.mayHaveTokenInBody()).isTrue();
    return head.hasTokenIn(form);
  }

  private static boolean hasTokenInQuery(String query) {
    RequestHead head = head("authorization", "Bearer a");
    head.query(query);
    return head.authorization().isRefused();
  }

  @Test
  void findsEveryLineOfAuthorizationInAnyCase() {
    assertThat(head("Authorization", "Bearer a", "accept", "b", "AUTHORIZATION", "Bearer c", "authorization", null).authorization().value())
        .containsExactly("Bearer a", "Bearer c", "");
    assertThat(head("accept", "b").authorization().value()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization ", " Authorization", "Authorization\t", "Authorization_", "-authorization", "Authorization\0", "\0Authorization",
      "Authorization\u00a0", "Author\0ization", "Author\u007fization", "Authorization\0x", "Authorization x", "x\nAuthorization", "x: y\r\nAuthorization",
      "Authorization:", "(Authorization)", "Author\u00c4\u00b1zat\u00c4\u00b1on", "\uff21uthorization", "\u00ef\u00bc\u00a1uthorization", "Authorizat\u0131on", "A\u00adUTHORIZATION",
      "Authori\u200bzation", "\u00ef\u00bb\u00bfAuthorization"})
  void findsAuthorizationUnderANameThatSomeServerReadsSo(String name) {
    assertThat(RequestHead.isAuthorization(name)).isTrue();
    assertThat(head("Authorization", "Bearer a", name, "Basic b").authorization().value()).hasSize(2);
    assertThat(head(name, "Basic b", "Authorization", "Bearer a").authorization().value()).hasSize(2);
    assertThat(head(name, "Bearer a").authorization().refusal().reason()).isEqualTo(Reason.HEADER_NAME_MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Proxy-Authorization", "X-Authorization", "Authorization-X", "X Authorizations", "WWW-Authenticate", "Authentication", ":authority",
      "\u0410uthorization", "\u00e4\u00f6", "Authori-zation", "Auth"})
  void takesNoOtherHeaderForIt(String name) {
    assertThat(RequestHead.isAuthorization(name)).isFalse();
    assertThat(head("Authorization", "Bearer a", name, "b").authorization().value()).containsExactly("Bearer a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_token=a", "access_token", "access_token=", "a=1&access_token=a", "&&access_token=a&", "access%5Ftoken=a",
      "%61ccess_token=a", "a=%zz&access_token=a", "=&access_token=a", "a=1;access_token=b", "a;access_token", ";;access_token=b", "a=1&b=2;access_token=x&c",
      "access%255Ftoken=a", "access%25255Ftoken=a", "ACCESS_TOKEN=a", "Access_Token=a", " access_token=a", "+access_token=a", "%20access_token%20=a", "access_token+=a",
      "access_token%00=a", "access_token%00x=a", "%00access_token=a", "%0aaccess_token=a", "access_token[]=a", "access_token%5B%5D=a", "access_token[0]=a",
      "access_token[a][b]=a", "access[token=a", "access.token=a", "access+token=a", "access%20token=a", "%EF%BD%81ccess_token=a", "access_to%E2%80%8Bken=a", "a=b\n&access_token=x"})
  void findsATokenInAQueryOrAFormHoweverItIsWritten(String parameters) {
    assertThat(hasToken(parameters)).isTrue();
    assertThat(hasTokenInQuery(parameters)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&", "=", ";", "a=access_token", "access_tokens=a", "my_access_token=a", "%zzaccess_token=a", "access_token_hint=a", "a=1=access_token", "accesstoken=a",
      "access-token=a", "a[access_token]=b", "url=https%3A%2F%2Fx%2F%3Faccess_token%3Da", "url=https://x/?access_token=a", "a=b%26access_token=c", "a=b%3Baccess_token=c", "token=a", "access__token=a"})
  void findsNoOther(String parameters) {
    assertThat(hasToken(parameters)).isFalse();
    assertThat(hasTokenInQuery(parameters)).isFalse();
  }

  @Test
  void takesTheServersReadingOfTheQueryIntoAccount() {
    RequestHead head = head("authorization", "Bearer a");
    head.queryParameter(null, null);
    head.queryParameter("token", "access_token");
    assertThat(head.authorization().isRefused()).isFalse();
    head.queryParameter("access_token", "");
    assertThat(head.authorization().refusal().reason()).isEqualTo(Reason.TOKEN_IN_TWO_PLACES);
  }

  @Test
  void aTokenInTheQueryAloneIsNoToken() {
    RequestHead head = new RequestHead();
    head.query("access_token=a");
    assertThat(head.authorization().value()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {FORM, "Application/X-WWW-Form-URLEncoded ; charset=utf-8", " \tapplication/x-www-form-urlencoded", "text/plain, " + FORM, FORM + ",text/plain",
      "text/plain;a=b,\t" + FORM, "application / x-www-form-urlencoded", "\"" + FORM + "\"", "multipart/mixed;type=" + FORM, FORM + "\0"})
  void takesABodyForAFormWhereSomeServerDoes(String contentType) {
    for (String name : List.of("Content-Type", "content-type", "CONTENT_TYPE", "Content-Type ", "Content-Type\t", "Content\0-Type")) {
      assertThat(head("authorization", "Bearer a", name, contentType).mayHaveTokenInBody()).as(name).isTrue();
      assertThat(head("authorization", "Bearer a", "content-type", "text/plain", name, contentType).mayHaveTokenInBody()).as(name).isTrue();
      assertThat(head("authorization", "Bearer a", name, contentType, "content-type", "text/plain").mayHaveTokenInBody()).as(name).isTrue();
    }
  }

  @Test
  void takesNoOtherBodyForAForm() {
    for (String type : List.of("", "text/plain", "application/json", "multipart/form-data; boundary=x")) {
      assertThat(head("authorization", "Bearer a", "content-type", type).mayHaveTokenInBody()).as(type).isFalse();
    }
    assertThat(head("authorization", "Bearer a", "content-type", null).mayHaveTokenInBody()).isFalse();
    assertThat(head("authorization", "Bearer a", "x-content-type", FORM).mayHaveTokenInBody()).isFalse();
    assertThat(head("content-type", FORM).mayHaveTokenInBody()).as("no token to have a second of").isFalse();
  }

  /** A server that decodes a form by its charset sees names where a reader of ASCII sees none. */
  @ParameterizedTest
  @CsvSource({"UTF-16", "UTF-16LE", "utf-16be", "IBM037", "ibm500", "UTF-32"})
  void readsAFormInItsCharset(String name) {
    byte[] form = "a=1&access_token=b".getBytes(Charset.forName(name));
    assertThat(hasToken(FORM + ";charset=" + name, form)).isTrue();
    assertThat(hasToken(FORM + "; a=b; Charset=\"" + name + "\"; c=d", form)).isTrue();
    assertThat(hasToken(FORM + ";charset=" + name, "a=1&b=access_token".getBytes(Charset.forName(name)))).isFalse();
  }

  @Test
  void readsPercentEncodedNamesInTheirCharset() {
    StringBuilder name = new StringBuilder();
    for (byte b : "access_token".getBytes(Charset.forName("IBM037"))) {
      name.append(String.format("%%%02x", b));
    }
    assertThat(hasToken(FORM + ";charset=ibm037", (name + "=b").getBytes(StandardCharsets.US_ASCII))).isTrue();
    assertThat(hasToken(FORM + ";charset=no-such", "a=b&access_token=c".getBytes(StandardCharsets.US_ASCII))).isTrue();
    assertThat(hasToken(FORM + ";charset=", "a=b&access_token=c".getBytes(StandardCharsets.US_ASCII))).isTrue();
  }

  @Test
  void knowsTheCredentialsThatItPresents() {
    RequestHead head = head("Authorization", "Bearer a.b.c", "authorization", "Basic x");
    assertThat(List.of(head.presents("Bearer a.b.c"), head.presents("a.b.c"), head.presents("Basic x"))).containsOnly(true);
    assertThat(List.of(head.presents(null), head.presents(""), head.presents("b.c"), head.presents("Bearer d.e.f"))).containsOnly(false);
  }
}
