package org.quiverdb.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Applies the {@link Layers} to the classes and poms of all modules. */
class LayeringTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.quiverdb");

  @ParameterizedTest
  @MethodSource
  void holds(ArchRule rule) {
    rule.check(CLASSES);
  }

  static Stream<ArchRule> holds() {
    String engine = "org.quiverdb.engine";
    String vector = "org.quiverdb.vector";
    return Stream.of(
        Layers.oneWay(engine),
        Layers.syntaxStandsAlone(engine),
        Layers.noCycles("org.quiverdb", CLASSES),
        Layers.usesOnlyTheJdkAnd(vector),
        Layers.usesOnlyTheJdkAnd(engine, vector),
        Layers.usesOnlyTheJdkAnd("org.quiverdb.index.diskann", engine, vector),
        Layers.usesOnlyTheJdkAnd("org.quiverdb.jdbc", engine, vector));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vector", "engine", "index-diskann", "jdbc"})
  void hasNoLibraryAtRunTime(String module) {
    assertEquals(List.of(), Poms.librariesAtRunTime(Poms.read(module)));
  }

  @Test
  void catchesLibraryAtRunTime() {
    String pom =
        """
        <project><dependencies>
          <dependency>
            <groupId>org.quiverdb</groupId><artifactId>quiver-vector</artifactId>
          </dependency>
          <dependency>
            <groupId>org.x</groupId><artifactId>y</artifactId>
          </dependency>
          <dependency>
            <groupId>org.x</groupId><artifactId>z</artifactId><scope>test</scope>
          </dependency>
        </dependencies></project>
        """;
    assertEquals(List.of("org.x:y"), Poms.librariesAtRunTime(pom));
  }
}
