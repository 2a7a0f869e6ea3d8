package org.muleentra.jwt.tool.catalogue;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Shots as a report that build servers read: one test case each, a failure where the token was not refused. */
public final class JUnitXml {

  private JUnitXml() {}

  /** Writes the report, in place of what was there. */
  public static void write(List<Shot> shots, Path file) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(writer);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "entra-jwt catalogue");
      xml.writeAttribute("tests", String.valueOf(shots.size()));
      xml.writeAttribute("failures", String.valueOf(shots.stream().filter(shot -> !shot.refused()).count()));
      for (Shot shot : shots) {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "catalogue." + shot.name().split(":")[0].replace(' ', '_'));
        xml.writeAttribute("name", shot.name());
        if (!shot.refused()) {
          xml.writeStartElement("failure");
          xml.writeAttribute("message", "must be refused, and the outcome was " + shot.outcome());
          xml.writeEndElement();
        }
        xml.writeEndElement();
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }
}
