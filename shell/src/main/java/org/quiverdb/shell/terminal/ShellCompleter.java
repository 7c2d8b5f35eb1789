package org.quiverdb.shell.terminal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.quiverdb.shell.output.Identifiers;
import org.quiverdb.shell.session.Shell;
import org.quiverdb.shell.terminal.StatementCompleter.Source;

/** Completes dot-commands and statements for the line editor. */
final class ShellCompleter implements Completer {
  private final SchemaNames names;
  private final CommandCompleter commands;

  ShellCompleter(Shell shell) {
    names = new SchemaNames(shell);
    commands = new CommandCompleter(shell, names);
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String word = line.word();
    String before = line.line().substring(0, line.cursor() - word.length());
    if (line.line().startsWith(".")) {
      for (String text : commands.words(before, word)) {
        boolean folder = text.endsWith("/");
        candidates.add(new Candidate(text, text, null, null, null, null, !folder));
      }
      return;
    }
    String behind = line.line().substring(line.cursor());
    boolean small = !word.isEmpty() && word.equals(word.toLowerCase(Locale.ROOT));
    Map<String, Source> found = StatementCompleter.words(names, before, word, behind);
    found.forEach((text, source) -> candidates.add(candidate(text, source, small)));
  }

  private static Candidate candidate(String text, Source source, boolean small) {
    String value =
        switch (source) {
          case KEYWORD -> small ? text.toLowerCase(Locale.ROOT) : text;
          case FUNCTION, PRAGMA -> text;
          case TABLE, COLUMN, INDEX -> Identifiers.quoted(text);
        };
    String group = source.name().toLowerCase(Locale.ROOT);
    return new Candidate(
        value, value, group, null, null, null, source != Source.FUNCTION, source.ordinal());
  }
}
