package org.quiverdb.shell.schema;

import java.util.Collections;
import java.util.List;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.shell.output.Cell;
import org.quiverdb.shell.output.Identifiers;
import org.quiverdb.shell.session.Shell;

/**
 * {@code .clone}: the schema and the rows of a database into a new one, so that what can be read of
 * a damaged one is saved and the new one has no gaps. Vector indexes are built anew.
 */
public final class Clone {
  private static final int ROWS_BETWEEN_TURNS = 10_000;
  private static final String WHEEL = "|/-\\";

  private final Shell shell;
  private final QuiverConnection target;
  private final VectorIndexes indexes;

  public Clone(Shell shell, QuiverConnection target) {
    this.shell = shell;
    this.target = target;
    indexes = VectorIndexes.of(shell);
  }

  /** Copies everything; what fails is told and left out. */
  public void run() {
    target.execute("BEGIN EXCLUSIVE");
    objects("type = 'table'", true);
    objects("type <> 'table'", false);
    for (VectorIndexes.Entry index : indexes.entries()) {
      create(index.name(), index.sql(), false);
    }
    target.execute("COMMIT");
  }

  private void objects(String condition, boolean rows) {
    String sql = "SELECT name, sql, type FROM sqlite_master WHERE " + condition;
    for (Cell[] object : shell.query(sql)) {
      String name = object[0].text();
      if (!object[1].isNull() && !indexes.isPart(object[2].text(), name)) {
        create(name, object[1].text(), rows);
      }
    }
  }

  private void create(String name, String sql, boolean rows) {
    shell.out().print(name + "... ").flush();
    try {
      if (!name.equals("sqlite_sequence")) {
        target.execute(sql);
      }
      if (rows) {
        copyRows(Identifiers.inQuotes(name));
      }
    } catch (QuiverException e) {
      shell.complain("Error: " + e.getMessage() + "\nSQL: [" + sql + "]");
    }
    shell.out().println("done");
  }

  private void copyRows(String table) {
    try (QuiverStatement read = shell.connection().prepare("SELECT * FROM " + table)) {
      List<String> marks = Collections.nCopies(read.columnCount(), "?");
      String sql = "INSERT OR IGNORE INTO " + table + " VALUES(" + String.join(",", marks) + ")";
      try (QuiverStatement write = target.prepare(sql)) {
        for (int row = 1; read.step(); row++) {
          Cell[] cells = Cell.row(read);
          for (int i = 0; i < cells.length; i++) {
            cells[i].bind(write, i + 1);
          }
          write.step();
          if (row % ROWS_BETWEEN_TURNS == 0) {
            turn(row / ROWS_BETWEEN_TURNS);
          }
        }
      }
    }
  }

  /** A wheel that turns while many rows are copied. */
  private void turn(int number) {
    shell.out().print(WHEEL.charAt(number % WHEEL.length()) + "\b").flush();
  }
}
