package org.quiverdb.shell.command;

import java.util.List;

/** What {@code .help} says about each command. */
public final class HelpTexts {
  /**
   * A command.
   *
   * @param usage with its dot
   * @param details lines for those who ask about this command
   */
  record Entry(String usage, String summary, List<String> details) {}

  static final List<Entry> ALL =
      List.of(
          entry(".backup ?DB? FILE", "Copy the database into another file", "--async is the same"),
          entry(".bail on|off", "Stop at the first error"),
          entry(".binary on|off", "Has no effect; line ends are never changed"),
          entry(".cd FOLDER", "Look for files in another folder"),
          entry(".changes on|off", "Tell how many rows each statement changed"),
          entry(".check GLOB", "Compare the output since .testcase with a pattern"),
          entry(".clone FILE", "Copy schema and rows into a new file"),
          entry(".databases", "The databases and their files"),
          entry(".dbinfo", "The numbers in the header of the file"),
          entry(
              ".dump ?PATTERN...?",
              "The database, or some tables, as SQL text",
              "--data-only         only the INSERT statements",
              "--newlines          line ends as they are, not as escapes",
              "--nosys             no tables of the system",
              "--preserve-rowids   rowids too"),
          entry(".echo on|off", "Repeat each input before its result"),
          entry(".eqp on|off", "Show the query plan of each statement"),
          entry(".exit ?STATUS?", "Leave with an exit status"),
          entry(".explain ?on|off|auto?", "How the rows of EXPLAIN are written"),
          entry(".fullschema ?--indent?", "The schema, and the statistics of ANALYZE"),
          entry(".headers on|off", "Column names above the rows"),
          entry(".help ?-all? ?WORD?", "This text, or all about the commands that match"),
          entry(
              ".import FILE TABLE",
              "Rows of a file into a table, which is made if need be",
              "--ascii      values end with \\037, rows with \\036",
              "--csv        values end with commas, rows with line ends",
              "--schema S   the table is S.TABLE",
              "--skip N     leave out the first rows",
              "-v           say more",
              "FILE may be |COMMAND, whose output is read."),
          entry(".indexes ?TABLE?", "Names of indexes"),
          entry(".limit ?NAME?", "The limits of the engine, which are fixed"),
          entry(
              ".lint fkey-indexes",
              "Foreign keys without an index",
              "-verbose         those with one too",
              "-groupbyparent   by parent tables"),
          entry(".log FILE|off", "Errors go there; FILE may be stdout or stderr"),
          entry(
              ".mode ?MODE? ?OPTIONS?",
              "How rows are written",
              "ascii box column csv html insert json line list markdown qbox quote table tabs tcl",
              "--wrap N      lines of a cell end behind N characters",
              "--wordwrap B  and between words (--ww: on)",
              "--quote       values as SQL literals (--noquote: not)",
              "insert TABLE  the name in the INSERT statements"),
          entry(".nullvalue TEXT", "What stands for NULL"),
          entry(
              ".once ?--bom? FILE",
              "The next result goes to a file",
              "FILE may be |COMMAND, which gets it as input."),
          entry(".open ?OPTIONS? ?FILE?", "Another database", "--new --nofollow --readonly"),
          entry(
              ".output ?--bom? ?FILE?",
              "Results go to a file, or to standard output again",
              "FILE may be |COMMAND, which gets them as input."),
          entry(
              ".parameter CMD ...",
              "Values for the parameters of statements",
              "clear             forget all",
              "init              nothing; for scripts that have it",
              "list              show them",
              "set NAME VALUE    VALUE is an expression, or else a text",
              "unset NAME        forget one"),
          entry(
              ".plot ?QUERY?",
              "Draw the distances of the last top-k, or of a query",
              "The column called distance, dist or d is drawn, or else the last one of numbers;",
              "the first other one names the rows."),
          entry(".print TEXT...", "Write a text"),
          entry(".prompt MAIN CONTINUE", "What stands before the cursor"),
          entry(".quit", "Leave"),
          entry(".read FILE", "Run the statements and commands of a file or of |COMMAND"),
          entry(".restore ?DB? FILE", "Make the database a copy of a file"),
          entry(".save FILE", "As .backup"),
          entry(".schema ?PATTERN?", "CREATE statements", "--indent --nosys"),
          entry(".separator COL ?ROW?", "What stands between columns and rows"),
          entry(
              ".sha3sum ?PATTERN?",
              "A hash of what is in the tables",
              "--schema   of the schema too",
              "--sha3-224 (at first), --sha3-256, --sha3-384, --sha3-512"),
          entry(".shell COMMAND...", "Run a command of the system"),
          entry(".show", "The settings"),
          entry(".stats ?on|off?", "Figures of the engine, now or behind each statement"),
          entry(".system COMMAND...", "As .shell"),
          entry(".tables ?PATTERN?", "Names of tables and views"),
          entry(".testcase NAME", "Output goes to testcase-out.txt, for .check"),
          entry(".timeout MS", "How long to wait for locks of others"),
          entry(".timer on|off", "Tell how long each statement took"),
          entry(
              ".trace ?OPTIONS? FILE",
              "Write each statement as it runs; FILE may be stdout, stderr or off",
              "--stmt --profile --row"),
          entry(
              ".vectors auto|short|whole",
              "How vectors are written",
              "auto   in short with their dimensions on a terminal, else whole"),
          entry(".version", "The versions of Quiver and of the SQLite it follows"),
          entry(".vfsinfo", "How the file is reached"),
          entry(".vfsname", "The same in a word"),
          entry(".width N...", "Widths of columns; negative aligns to the right"));

  private HelpTexts() {}

  private static Entry entry(String usage, String summary, String... details) {
    return new Entry(usage, summary, List.of(details));
  }

  /** The names of all commands, without their dots, for completion. */
  public static List<String> names() {
    return ALL.stream().map(entry -> entry.usage().split(" ")[0].substring(1)).toList();
  }
}
