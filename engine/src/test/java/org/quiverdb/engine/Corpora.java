package org.quiverdb.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Where the shared corpora are: the folder {@code shared/corpora} beside the project, or what
 * {@code -Dquiver.corpora} says. Tests that need them are skipped with a message when absent.
 */
public final class Corpora {
  private Corpora() {}

  /** A folder or file of the corpora; the test is skipped when there is none. */
  public static Path require(String relative) {
    Optional<Path> found = find(relative);
    Assumptions.assumeTrue(
        found.isPresent(), "skipped: no corpora (../shared/corpora/" + relative + " is absent)");
    return found.orElseThrow();
  }

  /** A folder or file of the corpora, if present. */
  public static Optional<Path> find(String relative) {
    String property = System.getProperty("quiver.corpora");
    if (property != null) {
      return Optional.of(Path.of(property, relative)).filter(Files::exists);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path candidate = folder.resolve("shared/corpora").resolve(relative);
      if (Files.exists(candidate)) {
        return Optional.of(candidate);
      }
      folder = folder.getParent();
    }
    return Optional.empty();
  }
}
