package org.quiverdb.shell.command;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.quiverdb.shell.session.Shell;

/** The words of a dot-command; word 0 is its name. */
final class Arguments {
  private final Shell shell;
  private final List<String> words;

  Arguments(Shell shell, List<String> words) {
    this.shell = shell;
    this.words = words;
  }

  /** How many words there are besides the name. */
  int count() {
    return words.size() - 1;
  }

  /** A word, from 1. */
  String get(int i) {
    return words.get(i);
  }

  /** A word, or null if there are not so many. */
  @Nullable String find(int i) {
    return i < words.size() ? words.get(i) : null;
  }

  /** All words but the name. */
  List<String> all() {
    return words.subList(1, words.size());
  }

  /** The only word. */
  String only(String usage) {
    if (count() != 1) {
      throw new UsageException("Usage: " + usage);
    }
    return words.get(1);
  }

  /** The only word as a switch. */
  boolean onlySwitch(String usage) {
    return isOn(only(usage));
  }

  /** Whether a word means yes; one that is neither yes nor no is complained about, and means no. */
  boolean isOn(String word) {
    String lowered = word.toLowerCase(Locale.ROOT);
    if (!lowered.isEmpty() && lowered.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return integer(lowered) != 0;
    }
    return switch (lowered) {
      case "on", "yes" -> true;
      case "off", "no" -> false;
      default -> {
        shell.complain("ERROR: Not a boolean value: \"" + word + "\". Assuming \"no\".");
        yield false;
      }
    };
  }

  /** The number that a word begins with, 0 if it begins with none, as C's atoi. */
  static int integer(String word) {
    int i = 0;
    boolean negative = word.startsWith("-");
    if (negative || word.startsWith("+")) {
      i++;
    }
    long value = 0;
    while (i < word.length() && word.charAt(i) >= '0' && word.charAt(i) <= '9') {
      value = Math.min(Integer.MAX_VALUE, value * 10 + word.charAt(i) - '0');
      i++;
    }
    return (int) (negative ? -value : value);
  }

  /** The name of an option without its one or two dashes, or null if the word is none. */
  static @Nullable String option(String word) {
    if (word.length() < 2 || word.charAt(0) != '-') {
      return null;
    }
    return word.substring(word.startsWith("--") ? 2 : 1);
  }
}
