package org.quiverdb.shell.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;

/** {@code .testcase} and {@code .check}: scripts that test their own output. */
final class TestCommands {
  private static final String FILE = "testcase-out.txt";

  private TestCommands() {}

  static Outcome testCase(Shell shell, Arguments arguments) {
    shell.outputs.reset();
    try {
      shell.outputs.redirect("stdout", Files.newOutputStream(shell.database.resolve(FILE)));
    } catch (IOException e) {
      throw new UsageException("Error: cannot open \"" + FILE + "\"");
    }
    String name = arguments.find(1);
    shell.settings.testCase = name == null ? "?" : name;
    return Outcome.OK;
  }

  /** Compares what was written since with a pattern; to be misused ends the script. */
  static Outcome check(Shell shell, Arguments arguments) {
    shell.outputs.reset();
    if (arguments.count() != 1) {
      shell.complain("Usage: .check GLOB-PATTERN");
      return Outcome.QUIT;
    }
    Path file = shell.database.resolve(FILE);
    String output;
    try {
      output = Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      shell.complain("Error: cannot read '" + FILE + "'");
      return Outcome.QUIT;
    }
    String name = "testcase-" + shell.settings.testCase;
    if (!matches(arguments.get(1), output)) {
      shell.complain(
          name + " FAILED\n Expected: [" + arguments.get(1) + "]\n      Got: [" + output + "]");
      return Outcome.FAILED;
    }
    shell.out().println(name + " ok");
    return Outcome.OK;
  }

  /** GLOB with {@code #} for digits, in which any blanks equal any others, at the ends none. */
  static boolean matches(String pattern, String text) {
    StringBuilder regex = new StringBuilder("\\s*");
    String trimmed = pattern.strip();
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        case '#' -> regex.append("[-+]?[0-9]+");
        case '[' -> i = set(trimmed, i, regex);
        default -> {
          if (Character.isWhitespace(c)) {
            while (i + 1 < trimmed.length() && Character.isWhitespace(trimmed.charAt(i + 1))) {
              i++;
            }
            regex.append("\\s+");
          } else {
            regex.append(Pattern.quote(String.valueOf(c)));
          }
        }
      }
    }
    return Pattern.compile(regex.append("\\s*").toString(), Pattern.DOTALL).matcher(text).matches();
  }

  /** A set of characters in brackets; gives back the index of the closing one. */
  private static int set(String pattern, int open, StringBuilder regex) {
    boolean not = open + 1 < pattern.length() && pattern.charAt(open + 1) == '^';
    int from = open + (not ? 2 : 1);
    int close = pattern.indexOf(']', from + 1);
    if (close < 0) {
      // Nothing matches a set without an end.
      regex.append("(?!)");
      return pattern.length();
    }
    regex.append(not ? "[^" : "[");
    for (char c : pattern.substring(from, close).toCharArray()) {
      regex.append(c == '-' || Character.isLetterOrDigit(c) ? "" : "\\").append(c);
    }
    regex.append(']');
    return close;
  }
}
