package org.muleentra.jwt.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each thing that the stand-ins cannot do is named with its line, in one sentence. */
class UnsupportedLinesTest {

  private static final String REQUESTS = "<http:request-config name='r'><http:request-connection host='h' port='1'/></http:request-config>";

  @TempDir
  private Path directory;

  private static Arguments flow(String content, String sentence) {
    return Arguments.of(Written.flow(content), sentence);
  }

  private static Arguments top(String content, String sentence) {
    return Arguments.of(Written.xml("<flow name='z'>" + Written.LISTENER + "<logger/></flow>\n" + content), sentence);
  }

  static List<Arguments> elements() {
    return List.of(
        flow("<ee:transform><ee:message><ee:set-payload>%dw 2.0 --- payload</ee:set-payload></ee:message></ee:transform>",
            "a.xml:3: <ee:transform> has no stand-in here, only the core's elements and those of http, tls and entra-jwt have; "
                + "DataWeave's transformations are of the Enterprise runtime; <set-payload value=\"#[output application/json "
                    + "--- …]\"/> works"),
        flow("<logger/>\n<db:select config-ref='db'><db:sql>SELECT 1</db:sql></db:select>", "a.xml:4: <db:select> has no stand-in here"),
        top("<db:config name='db'/>", "a.xml:3: <db:config> has no stand-in here"),
        flow("<parallel-foreach><logger/></parallel-foreach>", "a.xml:3: <parallel-foreach> is no element of Mule 4.1.1, which runs here"),
        top(REQUESTS + "<flow name='r1'><http:request config-ref='r' path='/'><http:body>x</http:body></http:request></flow>",
            "a.xml:3: <http:body> must not stand here; there may be error-mapping, http:headers"),
        top(REQUESTS + "<flow name='r1'><http:request config-ref='r' "
            + "path='/'><http:query-params>x</http:query-params></http:request></flow>",
            "a.xml:3: <http:query-params> is not in the stand-in for the HTTP connector"),
        flow("<entra-jwt:validate-tokens config-ref='e'/>", "a.xml:3: <entra-jwt:validate-tokens> is no element of entra-jwt"),
        flow("<when expression='#[true]'><logger/></when>", "a.xml:3: <when> must not stand here"),
        flow("<choice/>", "a.xml:3: <choice> is not complete; there may be when"),
        flow("<logger>text</logger>", "a.xml:3: <logger> must not hold text"),
        flow("<logger\n  level='INFO'\n  colour='red'/>",
            "a.xml:5: <logger> colour: Mule 4.1.1, which runs here, does not have this attribute"),
        flow("<set-variable value='1'/>", "a.xml:3: <set-variable> must have the attribute variableName"),
        flow("<logger level='LOUD'/>", "a.xml:3: <logger> level: must not be \"LOUD\", but one of ERROR, WARN, INFO, DEBUG, TRACE"),
        flow("<set-variable variableName='x' value='1' mimeType='a'/><foreach batchSize='many'><logger/></foreach>",
            "a.xml:3: <foreach> batchSize: must not be \"many\", which is of another type"),
        top("<http:listener-config name='other' basePath='/api'><http:listener-connection host='0.0.0.0' port='1'/></http:listener-config>",
            "a.xml:3: <http:listener-config> basePath: the stand-in for the HTTP connector does not have this attribute; "
                + "write it into the paths"),
        top("<http:request-config name='r'><http:request-connection host='h' port='443' protocol='HTTPS'/></http:request-config>",
            "a.xml:3: <http:request-connection> protocol: the stand-in for the HTTP connector sends requests by plain HTTP alone"),
        top("<flow name='b'><http:listener path='/b'/><logger/></flow>",
            "a.xml:3: <http:listener> must have the attribute config-ref, without which the HTTP connector does not start"),
        flow("<parse-template location='answer.html'/>",
            "a.xml:3: <parse-template> location: no file is read here; write the text into <content>"),
        top("<object name='o' class='com.example.Thing'/>", "a.xml:3: <object> class: classes of the application are not loaded here"),
        top("<entra-jwt:client-config name='c' tenantId='t' clientId='c'><entra-jwt:managed-identity "
            + "managedIdentityHost='vm'/></entra-jwt:client-config>",
            "a.xml:3: <entra-jwt:managed-identity> names an identity that this machine does not have"),
        top("<entra-jwt:config name='c'\n cloud='usGov'/>",
            "a.xml:4: <entra-jwt:config> cloud: must be global or left out, as the mock Entra ID is"),
        top("<entra-jwt:config name='c' proxyHost='proxy'/>", "a.xml:3: <entra-jwt:config> proxyHost: must be left out: no proxy leads to"),
        top("<entra-jwt:client-config name='c' loginHost='login.example'/>",
            "a.xml:3: <entra-jwt:client-config> loginHost: must be left out: "));
  }

  static List<Arguments> expressions() {
    return List.of(
        flow("<set-payload value='#[payload map $.id]'/>",
            "a.xml:3: <set-payload> value: #[payload map $.id] has `map` where the stand-in for DataWeave knows none"),
        flow("<logger message='at #[now()] of #[vars.a]'/>", "a.xml:3: <logger> message: #[now()] has `now(…)`"),
        flow("<choice><when expression='payload filter true'><logger/></when></choice>",
            "a.xml:3: <when> expression: #[payload filter true] has `filter`"),
        flow("<parse-template>\n<content>{\"a\": \"#[p('b')]\"}</content></parse-template>", "a.xml:4: <content> #[p('b')] has `p(…)`"),
        flow("<set-payload value=\"#[%dw 2.0\nvar x = 1\n---\nx]\"/>",
            "a.xml:3: <set-payload> value: #[%dw 2.0 var x = 1 --- x] has a head"));
  }

  static List<Arguments> names() {
    return List.of(
        top("<flow name='z'><logger/></flow>", "a.xml:3: <flow> name: z is taken by the <flow> at a.xml:2"),
        top("<sub-flow name='http'><logger/></sub-flow>",
            "a.xml:3: <sub-flow> name: http is taken by the <http:listener-config> at a.xml:1"),
        flow("<flow-ref name='nowhere'/>", "a.xml:3: <flow-ref> name: nowhere is the name of no <flow> or <sub-flow>"),
        flow("<flow-ref name='http'/>", "a.xml:3: <flow-ref> name: http is the name of no <flow> or <sub-flow>"),
        flow("<entra-jwt:validate-token config-ref='entra'/>",
            "a.xml:3: <entra-jwt:validate-token> config-ref: entra is the name of no <entra-jwt:config>"),
        flow("<entra-jwt:validate-token config-ref='http'/>",
            "a.xml:3: <entra-jwt:validate-token> config-ref: http is the name of no <entra-jwt:config>"),
        flow("<http:request config-ref='http' path='/'/>",
            "a.xml:3: <http:request> config-ref: http is the name of no <http:request-config>"),
        top("<flow name='b'><http:listener config-ref='none' path='/b'/><logger/></flow>",
            "a.xml:3: <http:listener> config-ref: none is the name of no <http:listener-config>"),
        flow("<logger/><error-handler ref='none'/>", "a.xml:3: <error-handler> ref: none is the name of no <error-handler>"),
        flow("<logger/><error-handler><on-error-continue type='DB:CONNECTIVITY, ANY'/></error-handler>",
            "a.xml:3: <on-error-continue> type: DB:CONNECTIVITY is an error that nothing here raises"),
        top("<flow name='b'><http:listener config-ref='http' path='a' allowedMethods='GET, POST'/><logger/></flow>",
            "a.xml:3: <http:listener> path: a is served already, by the listener at a.xml:2; all listener configurations "
                + "share one address here"));
  }

  static List<Arguments> values() {
    return List.of(
        flow("<logger message='${no.such}'/>",
            "a.xml:3: <logger> message: has ${no.such}, which has no value: give it in a file of properties or by --property "
                + "no.such=VALUE"),
        flow("<parse-template>\n<content>${no.such}</content></parse-template>", "a.xml:4: <content> has ${no.such}, which has no value"),
        flow("<logger message='${open'/>", "a.xml:3: <logger> message: has ${ without the } that ends it"),
        top("<global-property name='a' value='${b}'/><global-property name='b' value='${a}'/>\n<flow name='c'><logger "
            + "message='${a}'/></flow>",
            "a.xml:4: <logger> message: has ${a}, whose value leads back to itself"),
        top("<configuration-properties file='none.yaml'/>",
            "a.xml:3: <configuration-properties> file: none.yaml is not in the application's folder"),
        top("<configuration-properties file='../outside.properties'/>",
            "a.xml:3: <configuration-properties> file: ../outside.properties is not in the application's folder"),
        top("<configuration-properties file='${env}.yaml'/>", "a.xml:3: <configuration-properties> file: has ${env}, which has no value"),
        top("<configuration-properties file='a.xml'/>", "a.xml:3: <configuration-properties> file: cannot be read: "),
        top("<import file='none.xml'/>", "a.xml:3: <import> file: none.xml is not in the application's folder"));
  }

  @ParameterizedTest
  @MethodSource({"elements", "expressions", "names", "values"})
  void namesTheLine(String xml, String sentence) throws Exception {
    Written.file(directory.resolve("a.xml"), xml);
    assertThat(Written.said(directory).lines()).singleElement().asString().startsWith(sentence);
  }

  @Test
  void namesEachLineInTheOrderOfTheFiles() throws Exception {
    Written.file(directory.resolve("b.xml"), Written.xml("<flow name='b'>\n<db:insert/>\n</flow>").replace("name='http'", "name='http-b'"));
    Written.file(directory.resolve("a.xml"),
        Written.flow("<ee:transform/>\n<logger colour='red' message='${no.such}'/>\n<set-payload value='#[now()]'/>"));
    assertThat(Written.said(directory).lines().map(line -> line.replaceAll("> .*", ">"))).containsExactly(
        "a.xml:3: <ee:transform>", "a.xml:4: <logger>", "a.xml:4: <logger>", "a.xml:5: <set-payload>", "b.xml:3: <db:insert>");
  }

  @Test
  void countsWhatItDoesNotShow() throws Exception {
    Written.file(directory.resolve("a.xml"), Written.flow("<ee:transform/>\n".repeat(23)));
    assertThat(Written.said(directory).lines()).hasSize(21).last().isEqualTo("and 3 more");
  }
}
