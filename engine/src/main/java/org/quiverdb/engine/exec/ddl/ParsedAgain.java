package org.quiverdb.engine.exec.ddl;

import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.IndexBuilder;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.catalog.TableBuilder;
import org.quiverdb.engine.catalog.Trigger;
import org.quiverdb.engine.catalog.View;
import org.quiverdb.engine.sql.syntax.SqlParser;
import org.quiverdb.engine.sql.syntax.tree.CreateIndex;
import org.quiverdb.engine.sql.syntax.tree.CreateTable;
import org.quiverdb.engine.sql.syntax.tree.CreateTrigger;
import org.quiverdb.engine.sql.syntax.tree.CreateView;
import org.quiverdb.engine.sql.syntax.tree.Statement;

/**
 * Schema objects made from the text that the schema table keeps, so that their trees' offsets point
 * into it.
 */
final class ParsedAgain {
  private ParsedAgain() {}

  private static Statement parse(String text) {
    Statement statement = SqlParser.parse(text, 0).statement();
    if (statement == null) {
      throw new IllegalStateException("an empty schema text");
    }
    return statement;
  }

  static Table table(String text, int rootPage) {
    return TableBuilder.build((CreateTable) parse(text), text, rootPage, text);
  }

  static Index index(String text, Table table, int rootPage) {
    return IndexBuilder.build((CreateIndex) parse(text), table, rootPage, text);
  }

  static View view(String text) {
    CreateView tree = (CreateView) parse(text);
    return new View(tree.name().name().text(), tree, text);
  }

  static Trigger trigger(String text, String tableName) {
    CreateTrigger tree = (CreateTrigger) parse(text);
    return new Trigger(tree.name().name().text(), tableName, tree, text);
  }
}
