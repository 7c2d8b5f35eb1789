package org.quiverdb.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line of the shell, taken apart: the database, what to run on it, and the options in
 * their order, as {@code -cmd} may come between others.
 */
final class ShellOptions {
  /**
   * An option.
   *
   * @param name without dashes
   * @param value what follows, for an option that needs it
   */
  record Option(String name, @Nullable String value) {}

  final List<Option> options = new ArrayList<>();
  final List<String> commands = new ArrayList<>();
  @Nullable String database;

  /** Takes the arguments apart; throws {@link IllegalArgumentException} with what is wrong. */
  static ShellOptions parse(String[] args) {
    ShellOptions result = new ShellOptions();
    for (int i = 0; i < args.length; i++) {
      String word = args[i];
      if (!word.startsWith("-")) {
        result.addWord(word);
        continue;
      }
      String name = word.substring(word.startsWith("--") ? 2 : 1);
      int values = valueCount(name);
      if (values < 0) {
        throw new IllegalArgumentException("unknown option: " + word);
      }
      if (i + values >= args.length) {
        throw new IllegalArgumentException("missing argument to " + word);
      }
      result.options.add(new Option(name, values > 0 ? args[i + 1] : null));
      i += values;
    }
    return result;
  }

  private void addWord(String word) {
    if (database == null) {
      database = word;
    } else {
      commands.add(word);
    }
  }

  /** How many words belong to an option, or -1 if there is no such option. */
  private static int valueCount(String name) {
    return switch (name) {
      case "ascii",
          "bail",
          "batch",
          "box",
          "column",
          "csv",
          "echo",
          "eqp",
          "header",
          "help",
          "html",
          "interactive",
          "json",
          "line",
          "list",
          "markdown",
          "nofollow",
          "noheader",
          "quote",
          "readonly",
          "stats",
          "table",
          "tabs",
          "version" ->
          0;
      case "cmd", "init", "mmap", "newline", "nullvalue", "separator" -> 1;
      case "lookaside", "pagecache" -> 2;
      default -> -1;
    };
  }

  /** Whether an option is among them. */
  boolean has(String name) {
    return options.stream().anyMatch(option -> option.name.equals(name));
  }

  /** The value of the last option with this name, or null. */
  @Nullable String value(String name) {
    String value = null;
    for (Option option : options) {
      if (option.name.equals(name)) {
        value = option.value;
      }
    }
    return value;
  }
}
