package org.quiverdb.shell.command;

import java.util.Map;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.shell.output.Cell;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;

/**
 * {@code .parameter}: values for the parameters of statements. sqlite3 keeps them in a TEMP table;
 * here the shell does, so that they cannot be queried.
 */
final class ParameterCommand {
  private static final int MOST_NAME_CHARS = 40;

  private ParameterCommand() {}

  static Outcome run(Shell shell, Arguments arguments) {
    Map<String, Cell> values = shell.parameters.all();
    String what = arguments.count() == 0 ? "" : arguments.get(1);
    switch (what + " " + (arguments.count() - 1)) {
      case "init 0" -> {
        // There is nothing to be prepared.
      }
      case "clear 0" -> values.clear();
      case "list 0" -> list(shell, values);
      case "unset 1" -> values.remove(arguments.get(2));
      case "set 2" -> values.put(arguments.get(2), value(shell, arguments.get(3)));
      default -> {
        if (what.equals("clear")) {
          values.clear();
        } else {
          shell.out().println(HelpCommand.of("parameter"));
        }
      }
    }
    return Outcome.OK;
  }

  private static void list(Shell shell, Map<String, Cell> values) {
    int width = values.keySet().stream().mapToInt(String::length).max().orElse(0);
    int most = Math.min(width, MOST_NAME_CHARS);
    values.forEach(
        (name, value) ->
            shell
                .out()
                .print(name)
                .spaces(Math.max(0, most - name.length()) + 1)
                .println(literal(shell, value)));
  }

  private static String literal(Shell shell, Cell value) {
    try (QuiverStatement statement = shell.connection().prepare("SELECT quote(?)")) {
      value.bind(statement, 1);
      statement.step();
      return String.valueOf(statement.getText(0));
    }
  }

  /** An expression of SQL, or else the text as it is. */
  private static Cell value(Shell shell, String text) {
    try {
      return shell.query("SELECT (" + text + ")").getFirst()[0];
    } catch (QuiverException e) {
      return Cell.text(text);
    }
  }
}
