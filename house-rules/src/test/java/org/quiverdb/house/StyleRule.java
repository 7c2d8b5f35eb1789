package org.quiverdb.house;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** One rule about the text of a source file. */
enum StyleRule {
  FILE_LENGTH {
    @Override
    List<String> violations(SourceFile file) {
      int lines = file.lines().size();
      return lines <= MAX_FILE_LINES
          ? List.of()
          : List.of(file.path() + ": " + lines + " lines, at most " + MAX_FILE_LINES);
    }
  },
  METHOD_LENGTH {
    @Override
    List<String> violations(SourceFile file) {
      return MethodLength.of(file).stream()
          .filter(method -> method.lines() > MAX_METHOD_LINES)
          .map(m -> at(file, m.line(), m.name() + " has " + m.lines() + " lines, at most 70"))
          .toList();
    }
  },
  LINE_LENGTH {
    @Override
    List<String> violations(SourceFile file) {
      // An import cannot be broken, the formatter leaves it alone.
      return lines(file, "more than 100 columns", line -> columns(line) > MAX_COLUMNS);
    }
  },
  TAB {
    @Override
    List<String> violations(SourceFile file) {
      return lines(file, "tab", line -> line.indexOf('\t') >= 0);
    }
  },
  TRAILING_SPACE {
    @Override
    List<String> violations(SourceFile file) {
      return lines(file, "trailing space", line -> !line.stripTrailing().equals(line));
    }
  },
  WILDCARD_IMPORT {
    @Override
    List<String> violations(SourceFile file) {
      return lines(file, "wildcard import", line -> WILDCARD.matcher(line).find());
    }
  },
  REMINDER {
    @Override
    List<String> violations(SourceFile file) {
      return lines(
          file, "reminder without an issue number", line -> UNNUMBERED.matcher(line).find());
    }
  },
  CONSOLE {
    @Override
    List<String> violations(SourceFile file) {
      return file.isTest() || CONSOLE_MODULES.contains(file.module())
          ? List.of()
          : lines(file, "console output", line -> STREAMS.matcher(line).find());
    }
  },
  LOGGING {
    @Override
    List<String> violations(SourceFile file) {
      String api = "java.util." + "logging";
      // java.sql's own interfaces have one method that names a type of it.
      return lines(
          file,
          "use System.Logger instead of " + api,
          line -> line.contains(api) && !line.contains(" getParentLogger()"));
    }
  },
  UNSAFE {
    @Override
    List<String> violations(SourceFile file) {
      return lines(file, "internal API of the JDK", line -> INTERNAL.matcher(line).find());
    }
  },
  PACKAGE_INFO {
    @Override
    List<String> violations(SourceFile file) {
      boolean unmarked =
          file.path().endsWith("/package-info.java")
              && !(file.text().contains("@NullMarked") && file.text().startsWith("/**"));
      return unmarked ? List.of(file.path() + ": needs Javadoc and @NullMarked") : List.of();
    }
  };

  static final int MAX_FILE_LINES = 1000;
  static final int MAX_METHOD_LINES = 70;
  static final int MAX_COLUMNS = 100;

  /** Modules whose programs write to the console. */
  private static final List<String> CONSOLE_MODULES = List.of("shell", "benchmarks", "datasets");

  private static final Pattern WILDCARD = Pattern.compile("^import .*\\.\\*;");
  private static final Pattern UNNUMBERED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b(?!\\(#)");
  private static final Pattern STREAMS = Pattern.compile("\\bSystem\\.(out|err)\\b");
  private static final Pattern INTERNAL =
      Pattern.compile("\\b(sun" + "\\.misc|jdk" + "\\.internal)\\.");

  /** What this rule finds in {@code file}: one line of text each, with path and line number. */
  abstract List<String> violations(SourceFile file);

  private interface Offence {
    boolean in(String line);
  }

  private static List<String> lines(SourceFile file, String message, Offence offence) {
    List<String> lines = file.lines();
    return IntStream.range(0, lines.size())
        .filter(i -> offence.in(lines.get(i)))
        .mapToObj(i -> at(file, i + 1, message))
        .toList();
  }

  private static String at(SourceFile file, long line, String message) {
    return file.path() + ":" + line + ": " + message;
  }

  private static int columns(String line) {
    return line.startsWith("import ") ? 0 : line.codePointCount(0, line.length());
  }
}
