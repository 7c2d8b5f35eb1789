package org.quiverdb.shell.schema;

import java.util.List;
import org.quiverdb.shell.output.Cell;
import org.quiverdb.shell.session.Shell;

/** The schema with the statistics that ANALYZE keeps, as {@code .fullschema} writes them. */
public final class FullSchema {
  private FullSchema() {}

  /** Writes the CREATE statements, then what is in the tables of statistics. */
  public static void print(Shell shell, boolean indent) {
    VectorIndexes indexes = VectorIndexes.of(shell);
    for (Cell[] row :
        shell.query(
            "SELECT sql, type, name FROM sqlite_master WHERE type!='meta' AND sql IS NOT NULL"
                + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid")) {
      if (!indexes.isPart(row[1].text(), row[2].text())) {
        String sql = indent ? IndentedSql.of(row[0].text()) : row[0].text();
        shell.out().print(SchemaPrinter.withIfNotExists(sql)).print(";\n");
      }
    }
    for (VectorIndexes.Entry index : indexes.entries()) {
      shell.out().print(index.sql()).print(";\n");
    }
    List<Cell[]> statistics =
        shell.query(
            "SELECT 1 FROM sqlite_master"
                + " WHERE name LIKE 'sqlite\\_stat_' ESCAPE '\\' AND type='table'");
    if (statistics.isEmpty()) {
      shell.out().print("/* No STAT tables available */\n");
      return;
    }
    shell.out().print("ANALYZE sqlite_schema;\n");
    new Dump(shell, new Dump.Options(true, false, false, true), List.of("sqlite\\_stat_")).print();
    shell.out().print("ANALYZE sqlite_schema;\n");
  }
}
