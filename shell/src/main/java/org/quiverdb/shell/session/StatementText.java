package org.quiverdb.shell.session;

import org.quiverdb.engine.sql.syntax.StatementSplitter;

/** Texts that are typed: whether there is more to come. */
public final class StatementText {
  private StatementText() {}

  /** Whether a text can be run: whole statements, a dot-command, or nothing but comments. */
  public static boolean isWhole(String text) {
    if (text.isBlank() || text.startsWith(".") || text.startsWith("#")) {
      return true;
    }
    LineScan scan = new LineScan();
    int lastLine = text.lastIndexOf('\n') + 1;
    if (lastLine > 0) {
      text.substring(0, lastLine - 1).lines().forEach(scan::add);
      if (scan.isPlain() && isTerminator(text.substring(lastLine))) {
        return StatementSplitter.isComplete(text.substring(0, lastLine) + ";");
      }
    }
    scan.add(text.substring(lastLine));
    return scan.isBlank() || scan.endsWithSemicolon() && StatementSplitter.isComplete(text);
  }

  /** A line that ends a statement in the manner of Oracle or SQL Server. */
  static boolean isTerminator(String line) {
    String word = line.strip();
    return word.equals("/") || word.equalsIgnoreCase("go");
  }
}
