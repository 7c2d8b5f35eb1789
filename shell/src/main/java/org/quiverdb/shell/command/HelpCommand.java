package org.quiverdb.shell.command;

import java.util.List;
import java.util.Locale;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;

/** {@code .help}: what commands there are. */
final class HelpCommand {
  private static final List<String> LINES =
      List.of(
          ".bail on|off             Stop at the first error",
          ".cd FOLDER               Look for files in another folder",
          ".changes on|off          Tell how many rows each statement changed",
          ".databases               The databases and their files",
          ".dump ?PATTERN...?       The database, or some tables, as SQL text",
          ".echo on|off             Repeat each input before its result",
          ".eqp on|off              Show the query plan of each statement",
          ".exit ?STATUS?           Leave with an exit status",
          ".fullschema              The schema, and the statistics of ANALYZE",
          ".headers on|off          Column names above the rows",
          ".help ?PATTERN?          This text, or the commands that match",
          ".import FILE TABLE       Rows of a CSV file into a table",
          ".indexes ?TABLE?         Names of indexes",
          ".mode ?MODE? ?OPTIONS?   How rows are written: ascii, box, column, csv, html, insert,",
          "                         json, line, list, markdown, qbox, quote, table, tabs, tcl",
          ".nullvalue TEXT          What stands for NULL",
          ".once FILE               The next result goes to a file",
          ".open ?OPTIONS? ?FILE?   Another database; --new, --readonly",
          ".output ?FILE?           Results go to a file, or to standard output again",
          ".print TEXT...           Write a text",
          ".prompt MAIN CONTINUE    What stands before the cursor",
          ".quit                    Leave",
          ".read FILE               Run the statements and commands of a file",
          ".schema ?PATTERN?        CREATE statements",
          ".separator COL ?ROW?     What stands between columns and rows",
          ".show                    The settings",
          ".tables ?PATTERN?        Names of tables and views",
          ".timeout MS              How long to wait for locks of others",
          ".timer on|off            Tell how long each statement took",
          ".version                 The versions of Quiver and of the SQLite it follows",
          ".width N...              Widths of columns; negative aligns to the right");

  private HelpCommand() {}

  static Outcome run(Shell shell, Arguments arguments) {
    String pattern = arguments.find(1);
    String part = pattern == null ? "" : pattern.toLowerCase(Locale.ROOT);
    for (String line : LINES) {
      if (line.toLowerCase(Locale.ROOT).contains(part)) {
        shell.out().println(line);
      }
    }
    return Outcome.OK;
  }
}
