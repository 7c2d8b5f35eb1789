package org.quiverdb.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One Java source file of the project.
 *
 * @param path relative to the project's root, with {@code /} between its parts
 * @param text the whole file
 */
record SourceFile(String path, String text) {

  /** Every Java source of every module, tests included, in path order. */
  static List<SourceFile> all() {
    Path root = root();
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .filter(module -> Files.exists(module.resolve("pom.xml")))
          .map(module -> module.resolve("src"))
          .filter(Files::isDirectory)
          .flatMap(SourceFile::javaFilesBelow)
          .sorted()
          .map(file -> read(root, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder that holds the modules: the parent of the one in which the tests run. */
  static Path root() {
    return Path.of("").toAbsolutePath().getParent();
  }

  List<String> lines() {
    return text.lines().toList();
  }

  String module() {
    return path.substring(0, path.indexOf('/'));
  }

  boolean isTest() {
    return path.contains("/src/test/");
  }

  /** Whether the file declares a package or module and no type. */
  boolean isDescriptor() {
    return path.endsWith("/package-info.java") || path.endsWith("/module-info.java");
  }

  private static Stream<Path> javaFilesBelow(Path folder) {
    try {
      return Files.walk(folder).filter(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SourceFile read(Path root, Path file) {
    try {
      String path = root.relativize(file).toString().replace('\\', '/');
      return new SourceFile(path, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
