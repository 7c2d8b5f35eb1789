package org.quiverdb.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the folder of sample files that may lie beside the project, {@code ../shared/corpora}. Set
 * the environment variable {@code QUIVER_CORPORA} or the property {@code quiver.corpora} to name
 * another place. The folder is never written to.
 */
public final class Corpora {
  private static final String ENVIRONMENT = "QUIVER_CORPORA";
  private static final String PROPERTY = "quiver.corpora";

  private Corpora() {}

  /** A file or folder of the corpora; the calling test is skipped, and says so, if it is absent. */
  public static Path require(String name) {
    Optional<Path> found = find(name);
    Assumptions.assumeTrue(
        found.isPresent(),
        "skipped: ../shared/corpora/" + name + " is not here; see " + ENVIRONMENT);
    return found.orElseThrow();
  }

  /** A file or folder of the corpora, if present. */
  public static Optional<Path> find(String name) {
    String named = System.getProperty(PROPERTY, System.getenv(ENVIRONMENT));
    if (named != null) {
      return Optional.of(Path.of(named, name)).filter(Files::exists);
    }
    for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
      Path candidate = p.resolve("shared").resolve("corpora").resolve(name);
      if (Files.exists(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** All regular files below a folder of the corpora, sorted; skips the test as above. */
  public static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(require(folder))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Copies a file, and its journal if it has one, into a folder; returns the copy. */
  public static Path copy(Path file, Path folder) throws IOException {
    Path copy = folder.resolve(file.getFileName().toString());
    Files.write(copy, Files.readAllBytes(file));
    Path journal = Path.of(file + "-journal");
    if (Files.exists(journal)) {
      Files.write(Path.of(copy + "-journal"), Files.readAllBytes(journal));
    }
    return copy;
  }
}
