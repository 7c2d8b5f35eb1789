package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;

/** {@code CREATE [TEMP] VIEW [IF NOT EXISTS] name (columns) AS select}. */
public record CreateView(
    boolean temporary,
    boolean ifNotExists,
    QualifiedName name,
    List<Name> columns,
    Select select,
    int textStart,
    int textEnd)
    implements Statement {

  /** What the schema table keeps of this statement. */
  public String schemaText(String sql) {
    return "CREATE VIEW " + sql.substring(textStart, textEnd);
  }
}
