package org.quiverdb.engine.catalog;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;

/**
 * The table at page 1 that describes all others ("The Database Schema Table" of the file format
 * document).
 */
public final class SchemaTable {
  /** The name that SQLite shows in messages. */
  public static final String NAME = "sqlite_master";

  /** Its description. */
  public static final Table TABLE = describe();

  private SchemaTable() {}

  /** Whether a folded name means this table. */
  static boolean isAlias(String foldedName) {
    return foldedName.equals("sqlite_schema");
  }

  private static Table describe() {
    List<Column> columns = new ArrayList<>();
    String[] names = {"type", "name", "tbl_name", "rootpage", "sql"};
    for (int i = 0; i < names.length; i++) {
      boolean integer = i == 3;
      columns.add(
          new Column(
              names[i],
              i,
              integer ? "INT" : "TEXT",
              integer ? Affinity.INTEGER : Affinity.TEXT,
              "BINARY",
              false,
              ConflictClause.UNSPECIFIED,
              null,
              null,
              null,
              false,
              0,
              null));
    }
    return new Table(
        NAME,
        1,
        columns,
        -1,
        ConflictClause.UNSPECIFIED,
        false,
        false,
        false,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null);
  }
}
