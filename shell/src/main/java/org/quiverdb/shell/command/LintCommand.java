package org.quiverdb.shell.command;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quiverdb.shell.schema.ForeignKeys;
import org.quiverdb.shell.schema.ForeignKeys.Key;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;

/** {@code .lint fkey-indexes}: the indexes that foreign keys lack. */
final class LintCommand {
  private static final String USAGE = "Usage: .lint fkey-indexes ?-verbose? ?-groupbyparent?";

  private final Shell shell;
  private boolean verbose;
  private boolean byParent;

  private LintCommand(Shell shell) {
    this.shell = shell;
  }

  static Outcome run(Shell shell, Arguments arguments) {
    String what = arguments.find(1);
    if (what == null || what.isEmpty() || !"fkey-indexes".startsWith(what)) {
      shell.complain(USAGE);
      return Outcome.OK;
    }
    LintCommand command = new LintCommand(shell);
    for (int i = 2; i <= arguments.count(); i++) {
      String option = Arguments.option(arguments.get(i));
      if (option != null && !option.isEmpty() && "verbose".startsWith(option)) {
        command.verbose = true;
      } else if (option != null && !option.isEmpty() && "groupbyparent".startsWith(option)) {
        command.byParent = true;
      } else {
        shell.complain(USAGE);
        return Outcome.OK;
      }
    }
    command.print();
    return Outcome.OK;
  }

  private void print() {
    List<Key> keys = new ForeignKeys(shell).all(byParent);
    String lastParent = null;
    for (Key key : keys) {
      String line = line(key);
      if (line == null) {
        continue;
      }
      if (byParent && !key.parent().equals(lastParent)) {
        lastParent = key.parent();
        shell.out().println("-- Parent table " + lastParent);
      }
      shell.out().spaces(byParent ? 4 : 0).println(line);
    }
  }

  private @Nullable String line(Key key) {
    String parent = key.parent() + "(" + String.join(",", key.parentColumns()) + ")";
    if (key.indexed()) {
      String child = key.child() + "(" + String.join(",", key.columns()) + ")";
      return verbose ? "/* no extra indexes required for " + child + " -> " + parent + " */" : null;
    }
    String name = key.child() + "_" + String.join("_", key.columns());
    String columns = key.terms().stream().map(LintCommand::term).collect(Collectors.joining(", "));
    return "CREATE INDEX "
        + quoted(name)
        + " ON "
        + quoted(key.child())
        + "("
        + columns
        + "); --> "
        + parent;
  }

  private static String term(ForeignKeys.Term term) {
    String collation = term.collation();
    return quoted(term.column()) + (collation == null ? "" : " COLLATE " + collation);
  }

  private static String quoted(String name) {
    return "'" + name.replace("'", "''") + "'";
  }
}
