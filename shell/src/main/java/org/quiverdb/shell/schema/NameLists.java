package org.quiverdb.shell.schema;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.shell.output.Cell;
import org.quiverdb.shell.output.Identifiers;
import org.quiverdb.shell.session.Shell;

/** The names of tables and indexes in all databases of a connection. */
public final class NameLists {
  private static final int NAME = 1;

  private NameLists() {}

  /** Tables and views; all but the tables that vector indexes are made of. */
  public static List<String> tables(Shell shell) {
    VectorIndexes indexes = VectorIndexes.of(shell);
    List<String> names = tables(shell, "%");
    names.removeIf(name -> indexes.isPart("table", name));
    return names;
  }

  /** Tables and views whose names match a LIKE pattern. */
  public static List<String> tables(Shell shell, String pattern) {
    return names(
        shell,
        "type IN ('table','view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name LIKE ?1",
        pattern);
  }

  /** Indexes of the tables whose names match a LIKE pattern. */
  public static List<String> indexes(Shell shell, String pattern) {
    List<String> names = names(shell, "type='index' AND tbl_name LIKE ?1", pattern);
    VectorIndexes indexes = VectorIndexes.of(shell);
    for (VectorIndexes.Entry index : indexes.entries()) {
      if (indexes.matches(index.table(), pattern, "LIKE lower(?2)")) {
        names.add(index.name());
      }
    }
    names.sort(null);
    return names;
  }

  private static List<String> names(Shell shell, String condition, String pattern) {
    List<String> names = new ArrayList<>();
    for (String database : databases(shell)) {
      String prefix = database.equals("main") ? "" : database + ".";
      String sql =
          "SELECT name FROM "
              + Identifiers.inQuotes(database)
              + ".sqlite_master WHERE "
              + condition;
      for (Cell[] row : shell.query(sql, pattern)) {
        names.add(prefix + row[0].text());
      }
    }
    names.sort(null);
    return names;
  }

  /** The names of the databases, main first. */
  static List<String> databases(Shell shell) {
    List<String> names = new ArrayList<>();
    for (Cell[] row : shell.query("PRAGMA database_list")) {
      names.add(row[NAME].text());
    }
    return names;
  }
}
