package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;

/**
 * {@code CREATE VIRTUAL TABLE [IF NOT EXISTS] name USING module (arguments)}.
 *
 * @param arguments the text of each argument, from its first token to its last
 */
public record CreateVirtualTable(
    boolean ifNotExists,
    QualifiedName name,
    Name module,
    List<String> arguments,
    int textStart,
    int textEnd)
    implements Statement {

  /** What the schema table keeps of this statement. */
  public String schemaText(String sql) {
    return "CREATE VIRTUAL TABLE " + sql.substring(textStart, textEnd);
  }
}
