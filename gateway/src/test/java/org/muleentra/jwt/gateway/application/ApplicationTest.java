package org.muleentra.jwt.gateway.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.gateway.engine.ApiSpec;

class ApplicationTest {

  private static final Surroundings AROUND = new Surroundings(4711, "http://127.0.0.1:1", "http://127.0.0.1:2");
  private static final Path EXAMPLE = Path.of("../examples/orders-api");

  @TempDir
  private Path directory;

  private String deployed(Map<String, String> given, Map<String, String> environment) {
    ApiSpec spec = Written.read(directory, given, environment).spec(AROUND, Optional.empty());
    assertThat(spec.files()).containsOnlyKeys("a.xml");
    return spec.files().get("a.xml");
  }

  /** What the engine or a log says of a line is then true of the file. */
  @Test
  void keepsEachElementOnItsLine() throws Exception {
    String xml = "<?xml version='1.0'?>\n<!-- two\n lines -->\n"
        + Written.flow("<!-- one\n more -->\n<logger\n   level='INFO'\n   message='a &lt; \"b\"'/>\n"
        + "<parse-template>\n  <content><![CDATA[{\"a\": \"<&>\"}\n]]></content></parse-template>\n<set-payload value='x'/>");
    Written.file(directory.resolve("a.xml"), xml);

    List<String> written = deployed(Map.of(), Map.of()).lines().toList();
    List<String> lines = xml.lines().toList();
    for (String element : List.of("<flow ", "<logger", "<content>", "<set-payload ")) {
      assertThat(line(written, element)).as(element).isEqualTo(line(lines, element)).isPositive();
    }
    assertThat(String.join("\n", written)).contains("message=\"a &lt; &quot;b&quot;\"", "{\"a\": \"&lt;&amp;&gt;\"}");
  }

  private static int line(List<String> lines, String element) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(element)) {
        return i + 1;
      }
    }
    return 0;
  }

  /** The order is Mule's: given at the start, of the system, global, of files. */
  @Test
  void takesEachPropertyFromTheFirstThatHasIt() throws Exception {
    Written.file(directory.resolve("a.xml"),
        Written.xml("<configuration-properties file='${env}.yaml'/><configuration-properties file='a.properties'/>"
        + "<global-property name='global' value='of the application'/>"
        + "<flow name='a'>" + Written.LISTENER
            + "<logger message='${given},${system},${global},${file.one},${file.two},${file.three}'/></flow>"));
    Written.file(directory.resolve("test.yaml"), "file:\n  one: \"1\"\n  two: \"2\"\nsystem: \"no\"\nglobal: \"no\"\n");
    Written.file(directory.resolve("a.properties"), "file.two=no\nfile.three=3 of ${file.one}\n");

    String xml = deployed(Map.of("given", "given", "env", "test"), Map.of("given", "no", "system", "of the system", "env", "no"));

    assertThat(xml).contains("message=\"given,of the system,of the application,1,2,3 of 1\"").doesNotContain("configuration-properties",
        "global-property");
  }

  @Test
  void letsAnApplicationListenWhereTheEngineDoesAndCallItselfThere() throws Exception {
    Written.file(directory.resolve("a.xml"), Written.flow("<logger message='${self}'/>").replace("port='8081'", "port='${http.port}'"));
    assertThat(deployed(Map.of("self", "localhost:${http.port}"), Map.of())).contains("port=\"4711\"", "message=\"localhost:4711\"");
    assertThat(Written.said(directory, Map.of("self", "s", "http.port", "8081")))
        .isEqualTo("--property http.port: is the port of a listener, which the system chooses here");
  }

  /** Whatever addresses the XML names, and where it names none. */
  @Test
  void trustsTheMockAlone() throws Exception {
    Written.file(directory.resolve("a.xml"), Written.flow("<logger/>").replace("</mule>", """
        <entra-jwt:config name="one" metadataBaseUrl="https://login.microsoftonline.com"/><entra-jwt:config name="two"/>
        <entra-jwt:client-config name="three" tenantId="t" clientId="c" loginBaseUrl="https://login.microsoftonline.com">
        <entra-jwt:client-secret secret="s1" secondSecret="s2"/></entra-jwt:client-config></mule>"""));
    String xml = deployed(Map.of(), Map.of());
    assertThat(xml).doesNotContain("microsoft");
    assertThat(xml.split("metadataBaseUrl=\"http://127.0.0.1:1\"", -1)).hasSize(3);
    assertThat(xml.split("loginBaseUrl=\"http://127.0.0.1:1\"", -1)).hasSize(2);
    assertThat(xml.split("graphBaseUrl=\"http://127.0.0.1:2\"", -1)).hasSize(4);
    assertThat(Written.read(directory).clients()).singleElement().satisfies(client -> {
      assertThat(client.clientId()).isEqualTo("c");
      assertThat(client.secrets()).containsExactly("s1", "s2");
      assertThat(client.toString()).doesNotContain("s1");
    });
  }

  @Test
  void readsTheHomeOfAProject() throws Exception {
    Written.file(directory.resolve("pom.xml"), "<project/>");
    Written.file(directory.resolve("src/main/mule/a.xml"), Written.flow("<flow-ref name='b'/>"));
    Written.file(directory.resolve("src/main/mule/inner/b.xml"),
        Written.xml("<sub-flow name='b'><logger message='${x}'/></sub-flow><configuration-properties file='x.properties'/>")
            .replace(Written.CONFIGURATION, ""));
    Written.file(directory.resolve("src/main/resources/x.properties"), "x=y");
    Written.file(directory.resolve("src/test/munit/suite.xml"), "<broken");

    assertThat(Written.read(directory).spec(AROUND, Optional.empty()).files()).containsOnlyKeys("a.xml", "inner/b.xml");

    Written.file(directory.resolve("mule-artifact.json"), "{\"configs\": [\"a.xml\"]}");
    assertThat(Written.said(directory)).isEqualTo("src/main/mule/a.xml:3: <flow-ref> name: b is the name of no <flow> or <sub-flow>");
    Written.file(directory.resolve("mule-artifact.json"), "{\"configs\": [\"c.xml\"]}");
    assertThat(Written.said(directory)).contains("mule-artifact.json: configs: names c.xml, which is not in ");
    Written.file(directory.resolve("mule-artifact.json"), "{\n\"configs\"\n[]}");
    assertThat(Written.said(directory)).isEqualTo("mule-artifact.json:3: must be JSON");
  }

  @Test
  void readsWhatAFileImports() throws Exception {
    Written.file(directory.resolve("a.xml"), Written.xml("<import file='more/b.xml'/><flow name='a'>" + Written.LISTENER
        + "<flow-ref name='b'/></flow>"));
    Written.file(directory.resolve("more/b.xml"), Written.xml("<import file='a.xml'/><sub-flow name='b'><logger/></sub-flow>")
        .replace(Written.CONFIGURATION, ""));
    assertThat(Written.read(directory).spec(AROUND, Optional.empty()).files()).containsOnlyKeys("a.xml", "more/b.xml");
  }

  @Test
  void leavesOtherXmlOfAFolderAlone() throws Exception {
    Written.file(directory.resolve("a.xml"), Written.flow("<logger doc:name='Log' doc:id='1'/>"));
    Written.file(directory.resolve("pom.xml"), "<project/>");
    assertThat(Written.read(directory).spec(AROUND, Optional.empty()).files()).containsOnlyKeys("a.xml");
  }

  @Test
  void refusesWhatIsNoApplication() throws Exception {
    assertThat(Written.said(directory.resolve("none"))).endsWith("none: does not exist");
    assertThat(Written.said(Written.file(directory.resolve("file/a.xml"), "")))
        .endsWith("a.xml: must be a folder: the home of a Mule application, or one with its XML files");
    assertThat(Written.said(directory)).endsWith(": has no XML of a Mule application, neither in src/main/mule nor in the folder itself");
    Written.file(directory.resolve("a.xml"), Written.xml("<flow name='a'><logger/></flow>"));
    assertThat(Written.said(directory)).endsWith(": has no flow with an <http:listener>, so there would be nothing to call");
    Written.file(directory.resolve("a.xml"), Written.xml("<flow name='a'>\n<logger></flow>"));
    assertThat(Written.said(directory)).startsWith("a.xml:3: must be well-formed XML without a DOCTYPE: ");
    Written.file(directory.resolve("a.xml"), "<!DOCTYPE mule [<!ENTITY e SYSTEM 'file:///etc/hosts'>]>\n" + Written.xml("&e;"));
    assertThat(Written.said(directory)).startsWith("a.xml:1: must be well-formed XML without a DOCTYPE: ");
    Written.file(directory.resolve("a.xml"), "<d:mule-domain xmlns:d='http://www.mulesoft.org/schema/mule/ee/domain'/>");
    assertThat(Written.said(directory))
        .startsWith("a.xml:1: <d:mule-domain> is not <mule> of the namespace http://www.mulesoft.org/schema/mule/core");
    Files.write(directory.resolve("a.xml"), Written.flow("<logger message='ä'/>").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(Written.said(directory)).isEqualTo("a.xml: must be UTF-8");
  }

  @Test
  void knowsWhomTheExampleLetsIn() {
    List<Listener> listeners = Application.read(EXAMPLE, Map.of()).listeners();
    assertThat(listeners).extracting(Listener::flow).contains("get-orders", "post-order", "get-bills", "get-metrics")
        .doesNotHaveDuplicates();
    assertThat(listeners).filteredOn(listener -> listener.flow().equals("post-order")).singleElement().satisfies(listener -> {
      assertThat(listener.path()).isEqualTo("/orders");
      assertThat(listener.methods()).containsExactly("POST");
      assertThat(listener.caller()).hasValueSatisfying(caller -> {
        assertThat(caller.configuration()).isEqualTo("entra");
        assertThat(caller.scopes()).containsExactly("Orders.Write");
        assertThat(caller.appRoles()).containsExactly("Orders.Write.All");
      });
    });
    assertThat(listeners).filteredOn(listener -> listener.flow().equals("get-revocations")).singleElement()
        .satisfies(listener -> assertThat(listener.caller()).as("in a flow that it calls").hasValueSatisfying(
            caller -> assertThat(caller.scopes()).containsExactly("Revocations.Write")));
    assertThat(listeners).filteredOn(listener -> listener.flow().equals("get-metrics")).singleElement()
        .satisfies(listener -> assertThat(listener.caller()).isEmpty());
  }
}
