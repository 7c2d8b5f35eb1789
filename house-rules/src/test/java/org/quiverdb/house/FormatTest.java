package org.quiverdb.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every source is as the formatter writes it; {@code -Dformat.fix=true} rewrites those that differ.
 */
class FormatTest {
  private static final boolean FIX = Boolean.getBoolean("format.fix");

  @Test
  void everySourceIsFormatted() {
    List<String> wrong =
        SourceFile.all().parallelStream()
            .filter(file -> !file.text().equals(formatted(file)))
            .peek(file -> fixIfAsked(file))
            .map(SourceFile::path)
            .toList();
    if (!FIX) {
      assertEquals(List.of(), wrong, "not formatted; -Dformat.fix=true rewrites");
    }
  }

  @Test
  void catchesUnformattedSource() throws FormatterException {
    String source = "class A{\nint x ;}\n";
    assertNotEquals(source, Formatting.apply(source));
  }

  @Test
  void catchesUnusedImport() throws FormatterException {
    assertFalse(Formatting.apply("import java.util.List;\n\nclass A {}\n").contains("import"));
  }

  private static String formatted(SourceFile file) {
    try {
      return Formatting.apply(file.text());
    } catch (FormatterException e) {
      throw new IllegalStateException(file.path(), e);
    }
  }

  private static void fixIfAsked(SourceFile file) {
    if (!FIX) {
      return;
    }
    try {
      Files.writeString(SourceFile.root().resolve(file.path()), formatted(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
