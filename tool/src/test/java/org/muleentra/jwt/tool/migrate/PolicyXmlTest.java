package org.muleentra.jwt.tool.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muleentra.jwt.tool.form.FieldException;

/** Policy documents as XML: where elements stand, and that nothing outside is read. */
class PolicyXmlTest {

  @Test
  void knowsWhereElementsBegin() {
    String text = "<?xml version=\"1.0\"?>\r\n<!-- <a/> -->\r\n<a\r\n  b=\"x &gt; y\"><c/>text<d\n>&amp;<![CDATA[<e>]]></d>\r  "
        + "<f></f></a>\n";
    List<XmlElement> all = PolicyXml.read(text).all().toList();
    assertThat(all).extracting(element -> element.name).containsExactly("a", "c", "d", "f");
    assertThat(all).extracting(element -> element.place).containsExactly("3:1", "4:16", "4:24", "6:3");
    assertThat(all.get(0).attributes).containsEntry("b", "x > y");
    assertThat(all.get(2).text()).isEqualTo("&<e>");
  }

  @Test
  void readsNothingElse(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "never read");
    String external = "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><a>&x;</a>";
    String growing = "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;\">]><a>&y;</a>";
    for (String hostile : List.of(external, growing, "<!DOCTYPE a SYSTEM \"" + secret.toUri() + "\"><a/>", "<!DOCTYPE a><a/>")) {
      assertThatThrownBy(() -> PolicyXml.read(hostile)).isInstanceOf(FieldException.class).hasMessageEndingWith("must have no DOCTYPE")
          .hasMessageNotContaining("never read");
    }
    assertThatThrownBy(() -> PolicyXml.read("<a>\n&x;</a>")).isInstanceOf(FieldException.class).hasMessageStartingWith("2:");
    String deep = "<a>".repeat(101) + "</a>".repeat(101);
    assertThatThrownBy(() -> PolicyXml.read(deep)).isInstanceOf(FieldException.class).hasMessage("1:301: must be at most 100 elements "
        + "deep");
  }

  @Test
  void saysHowToExportWhatIsNotWellFormed() {
    assertThatThrownBy(() -> PolicyXml.read("<a>\n  <when condition=\"@(x == \"POST\")\" />\n</a>")).isInstanceOf(FieldException.class)
        .hasMessageMatching("2:\\d+: must be well-formed XML: export the policy with format=xml, .*");
    assertThatThrownBy(() -> PolicyXml.read("<a b='1' b='2'/>")).isInstanceOf(FieldException.class).hasMessageStartingWith("1:");
  }
}
