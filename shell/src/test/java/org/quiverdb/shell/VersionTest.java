package org.quiverdb.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.quiverdb.shell.session.Version;

class VersionTest {
  @Test
  void versionIsThatOfThePom() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    assertTrue(pom.contains("<version>" + Version.QUIVER + "</version>"));
  }
}
