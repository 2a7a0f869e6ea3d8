package org.muleentra.jwt.gateway.application;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** Reads all files of an application's XML, with those that they import. */
final class Sources {

  private final Folder folder;
  private final StandIns standIns;
  private final Findings findings;
  private final Deque<Path> toRead;
  private final Set<Path> known = new LinkedHashSet<>();
  private final List<Source> read = new ArrayList<>();
  private boolean unreadable;

  private Sources(Folder folder, StandIns standIns, Findings findings) {
    this.folder = folder;
    this.standIns = standIns;
    this.findings = findings;
    toRead = new ArrayDeque<>(folder.configurations());
    toRead.forEach(file -> known.add(file.normalize()));
  }

  /**
   * Reads them.
   *
   * @throws RefusedApplicationException where a file is no XML of an application, since then all else would be guesses
   */
  static List<Source> read(Folder folder, StandIns standIns, Findings findings) {
    Sources sources = new Sources(folder, standIns, findings);
    List<Source> all = sources.all();
    if (sources.unreadable) {
      findings.refuse();
    }
    return all;
  }

  private List<Source> all() {
    while (!toRead.isEmpty()) {
      Path file = toRead.poll();
      String name = folder.xml().relativize(file).toString().replace('\\', '/');
      String text = Folder.text(file);
      if (!folder.isHome() && isOther(text)) {
        continue;
      }
      Optional<Source> source = LinedReader.read(file.toString(), name, text, standIns, findings);
      if (source.isEmpty() || source.get().root() == null) {
        unreadable = true;
      } else {
        add(source.get());
      }
    }
    return read;
  }

  private void add(Source source) {
    read.add(source);
    Source.children(source.root()).stream().filter(element -> Names.is(element, Names.CORE, "import"))
        .forEach(element -> imported(source, element));
  }

  /** A folder that is no project's home may hold other XML, such as a {@code pom.xml}. */
  private static boolean isOther(String text) {
    return !text.contains("http://www.mulesoft.org/schema/mule/");
  }

  private void imported(Source source, Element element) {
    String name = element.getAttribute("file");
    Optional<Path> file = folder.find(name);
    if (file.isEmpty()) {
      findings.add(source, element, "file", name + " is not in the application's folder");
    } else if (known.add(file.get().normalize())) {
      toRead.add(file.get());
    }
  }
}
