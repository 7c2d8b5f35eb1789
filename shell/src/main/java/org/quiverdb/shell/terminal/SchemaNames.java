package org.quiverdb.shell.terminal;

import java.util.List;
import org.quiverdb.engine.error.QuiverException;
import org.quiverdb.shell.output.Cell;
import org.quiverdb.shell.output.Identifiers;
import org.quiverdb.shell.schema.NameLists;
import org.quiverdb.shell.session.Shell;

/** The names in the open database and in the engine, as they are now. */
final class SchemaNames {
  private final Shell shell;

  SchemaNames(Shell shell) {
    this.shell = shell;
  }

  /** Tables and views. */
  List<String> tables() {
    try {
      return NameLists.tables(shell);
    } catch (QuiverException e) {
      return List.of();
    }
  }

  List<String> indexes() {
    try {
      return NameLists.indexes(shell, "%");
    } catch (QuiverException e) {
      return List.of();
    }
  }

  /** Objects of one type: view or trigger. */
  List<String> objects(String type) {
    return query("SELECT name FROM sqlite_master WHERE type = '" + type + "'", 0);
  }

  /** The columns of a table; none if there is no such table. */
  List<String> columns(String table) {
    return query("PRAGMA table_info(" + Identifiers.inQuotes(table) + ")", 1);
  }

  List<String> functions() {
    return query("PRAGMA function_list", 0).stream().distinct().toList();
  }

  List<String> pragmas() {
    return query("PRAGMA pragma_list", 0);
  }

  private List<String> query(String sql, int column) {
    try {
      return shell.query(sql).stream().map((Cell[] row) -> row[column].text()).toList();
    } catch (QuiverException e) {
      return List.of();
    }
  }
}
