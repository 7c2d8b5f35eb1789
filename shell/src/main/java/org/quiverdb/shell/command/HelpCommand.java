package org.quiverdb.shell.command;

import java.util.List;
import java.util.Locale;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;

/** {@code .help}: what commands there are. */
final class HelpCommand {
  private static final int COLUMN = 25;

  private HelpCommand() {}

  static Outcome run(Shell shell, Arguments arguments) {
    String pattern = arguments.find(1);
    boolean all = "all".equals(pattern == null ? null : Arguments.option(pattern));
    if (pattern == null || all) {
      for (HelpTexts.Entry entry : HelpTexts.ALL) {
        shell.out().println(text(entry, all));
      }
      return Outcome.OK;
    }
    String word = pattern.startsWith(".") ? pattern.substring(1) : pattern;
    List<HelpTexts.Entry> found = matching(word.toLowerCase(Locale.ROOT));
    if (found.isEmpty()) {
      shell.out().println("Nothing matches '" + pattern + "'");
    }
    for (HelpTexts.Entry entry : found) {
      shell.out().println(text(entry, found.size() == 1));
    }
    return Outcome.OK;
  }

  /** The commands whose names begin so, or else those whose texts hold it. */
  private static List<HelpTexts.Entry> matching(String word) {
    List<HelpTexts.Entry> named =
        HelpTexts.ALL.stream().filter(entry -> entry.usage().startsWith("." + word)).toList();
    return named.isEmpty()
        ? HelpTexts.ALL.stream()
            .filter(entry -> text(entry, true).toLowerCase(Locale.ROOT).contains(word))
            .toList()
        : named;
  }

  /** All that is said about a command. */
  static String of(String name) {
    return text(matching(name).getFirst(), true);
  }

  private static String text(HelpTexts.Entry entry, boolean details) {
    int blanks = Math.max(1, COLUMN - entry.usage().length());
    String line = entry.usage() + " ".repeat(blanks) + entry.summary();
    if (!details || entry.details().isEmpty()) {
      return line;
    }
    return line + "\n   " + String.join("\n   ", entry.details());
  }
}
