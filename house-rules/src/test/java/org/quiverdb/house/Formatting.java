package org.quiverdb.house;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import com.google.googlejavaformat.java.StringWrapper;

/**
 * What google-java-format makes of a source: its command line's steps in their order, with {@code
 * --skip-javadoc-formatting}.
 */
final class Formatting {
  private static final JavaFormatterOptions OPTIONS =
      JavaFormatterOptions.builder().style(Style.GOOGLE).formatJavadoc(false).build();

  private Formatting() {}

  static String apply(String source) throws FormatterException {
    var formatter = new Formatter(OPTIONS);
    String text = formatter.formatSource(source);
    text = RemoveUnusedImports.removeUnusedImports(text);
    text = ImportOrderer.reorderImports(text, Style.GOOGLE);
    return StringWrapper.wrap(text, formatter);
  }
}
