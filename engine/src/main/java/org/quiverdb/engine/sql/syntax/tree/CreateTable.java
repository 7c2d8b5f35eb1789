package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code CREATE [TEMP] TABLE [IF NOT EXISTS] name (...) options} or {@code ... AS select}.
 *
 * @param columns empty when {@code asSelect} is there
 * @param asSelect the query of CREATE TABLE AS, or null
 * @param textStart offset of the name in the text that the schema table keeps
 * @param textEnd end of that text
 */
public record CreateTable(
    boolean temporary,
    boolean ifNotExists,
    QualifiedName name,
    List<ColumnDef> columns,
    List<TableConstraint> constraints,
    boolean withoutRowid,
    boolean strict,
    @Nullable Select asSelect,
    int textStart,
    int textEnd)
    implements Statement {

  /**
   * What the schema table keeps of this statement. For CREATE TABLE AS, SQLite writes a text of its
   * own from the names and types of the columns instead.
   */
  public String schemaText(String sql) {
    return "CREATE TABLE " + sql.substring(textStart, textEnd);
  }
}
