package org.quiverdb.house;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Questions about a module's pom. */
final class Poms {
  private Poms() {}

  static String read(String module) {
    try {
      return Files.readString(SourceFile.root().resolve(module).resolve("pom.xml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The dependencies, as {@code group:artifact}, that are not ours and reach a user. */
  static List<String> librariesAtRunTime(String pom) {
    List<String> libraries = new ArrayList<>();
    NodeList dependencies = parse(pom).getElementsByTagName("dependency");
    for (int i = 0; i < dependencies.getLength(); i++) {
      var dependency = (Element) dependencies.item(i);
      String group = text(dependency, "groupId");
      boolean ships = !List.of("test", "provided").contains(text(dependency, "scope"));
      if (ships && !group.equals("org.quiverdb")) {
        libraries.add(group + ":" + text(dependency, "artifactId"));
      }
    }
    return libraries;
  }

  private static Element parse(String xml) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)))
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String text(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagName(name);
    return nodes.getLength() == 0 ? "" : nodes.item(0).getTextContent().strip();
  }
}
