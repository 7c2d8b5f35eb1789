package org.quiverdb.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Applies every {@link StyleRule} to every source, and holds the usual sizes down. */
class StyleTest {
  private static final int MEDIAN_FILE_LINES = 120;
  private static final int USUAL_METHOD_LINES = 35;
  private static final double LONG_METHODS_ALLOWED = 0.05;

  private static final List<SourceFile> SOURCES = SourceFile.all();

  @ParameterizedTest
  @EnumSource
  void holds(StyleRule rule) {
    List<String> found =
        SOURCES.parallelStream().flatMap(file -> rule.violations(file).stream()).toList();
    assertTrue(found.isEmpty(), () -> rule + ":\n" + String.join("\n", found));
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    Set<String> described =
        SOURCES.stream()
            .filter(file -> file.path().endsWith("/package-info.java"))
            .map(StyleTest::folder)
            .collect(Collectors.toSet());
    List<String> silent =
        SOURCES.stream()
            .filter(file -> !file.isTest() && !file.isDescriptor())
            .map(StyleTest::folder)
            .distinct()
            .filter(folder -> !described.contains(folder))
            .toList();
    assertEquals(List.of(), silent, "packages without package-info.java");
  }

  @Test
  void filesAndMethodsAreMostlyShort() {
    List<SourceFile> types =
        SOURCES.stream().filter(file -> !file.isTest() && !file.isDescriptor()).toList();
    List<Long> files = types.stream().map(file -> file.text().lines().count()).sorted().toList();
    List<Long> methods =
        types.parallelStream()
            .flatMap(file -> MethodLength.of(file).stream().map(MethodLength::lines))
            .sorted()
            .toList();
    long longMethods = methods.stream().filter(lines -> lines > USUAL_METHOD_LINES).count();
    System.out.printf(
        "files %d, median %d lines, p90 %d, longest %d; methods %d, p95 %d, longest %d, over 35:"
            + " %d%n",
        files.size(),
        percentile(files, 50),
        percentile(files, 90),
        percentile(files, 100),
        methods.size(),
        percentile(methods, 95),
        percentile(methods, 100),
        longMethods);
    assertTrue(percentile(files, 50) <= MEDIAN_FILE_LINES, "median file is too long");
    assertTrue(longMethods <= LONG_METHODS_ALLOWED * methods.size(), "too many long methods");
  }

  private static long percentile(List<Long> sorted, int percent) {
    return sorted.get((sorted.size() - 1) * percent / 100);
  }

  private static String folder(SourceFile file) {
    return file.path().substring(0, file.path().lastIndexOf('/'));
  }
}
