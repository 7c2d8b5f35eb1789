package org.quiverdb.engine.exec.ddl;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.IndexColumn;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.catalog.MethodIndexes;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.exec.dml.IndexFill;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.sql.syntax.tree.MaintenanceStatement;
import org.quiverdb.engine.sql.syntax.tree.QualifiedName;

/**
 * REINDEX: empties indexes and fills them again from their tables (lang_reindex.html). A bare name
 * is that of a collation before it is that of a table or index. Indexes by access methods are made
 * anew where they are named, their table is, or nothing is; libSQL's own indexes only by name,
 * because one of ours takes their place.
 */
public final class ReindexStatement {
  private final FileSession session;
  private final Schema schema;
  private final StatementCompiler compiler;
  private final Set<Index> trees = new LinkedHashSet<>();
  private final List<SchemaStatements.Change> changes = new ArrayList<>();

  public ReindexStatement(FileSession session, StatementCompiler compiler) {
    this.session = session;
    this.schema = session.main().schema();
    this.compiler = compiler;
  }

  /** What is to be done, in this order; nothing for a table without indexes or a view. */
  public List<SchemaStatements.Change> compile(MaintenanceStatement.Reindex tree, String sql) {
    QualifiedName name = tree.target();
    if (name == null) {
      addTrees(index -> true);
      // Those whose table has gone have nothing to be made from.
      schema.tables().forEach(table -> addMethodIndexes(MethodIndexes.of(schema, table)));
    } else {
      addNamed(name, sql);
    }
    // First the trees: what the others do may move roots.
    List<SchemaStatements.Change> all = new ArrayList<>();
    trees.forEach(index -> all.add(refill(index)));
    all.addAll(changes);
    return all;
  }

  private void addNamed(QualifiedName qualified, String sql) {
    String name = qualified.name().text();
    boolean found = false;
    boolean inMain = qualified.schema() == null || qualified.schema().is("main");
    if (qualified.schema() == null) {
      if (Names.same(name, "expressions")) {
        addTrees(this::isComputed);
        found = true;
      }
      if (session.collation(name) != null) {
        addTrees(index -> uses(index, name));
        return;
      }
    } else if (!qualified.schema().is("temp")) {
      SchemaStatements.checkDatabase(qualified, false);
    }
    if (!(inMain && addObject(name, sql)) && !found) {
      throw SqlException.error("unable to identify the object to be reindexed");
    }
  }

  /** A table, view or index; false if there is none of that name. */
  private boolean addObject(String name, String sql) {
    MethodIndex byMethod = schema.methodIndex(name);
    if (byMethod != null) {
      addMethodIndexes(List.of(byMethod));
      return true;
    }
    Table table = schema.table(name);
    if (table != null) {
      addTrees(index -> Names.same(index.tableName(), table.name()));
      addMethodIndexes(MethodIndexes.of(schema, table));
      return true;
    }
    Index index = schema.index(name);
    if (index == null) {
      return schema.view(name) != null;
    }
    if (index.isOfLibsql()) {
      SchemaStatements statements = new SchemaStatements(session, sql);
      changes.add(
          new MethodIndexStatements(session).reindexLibsql(index, () -> statements.remove(index)));
    } else {
      trees.add(index);
    }
    return true;
  }

  private void addTrees(Predicate<Index> wanted) {
    for (Table table : schema.tables()) {
      table.indexes().stream().filter(i -> !i.isOfLibsql()).filter(wanted).forEach(trees::add);
    }
  }

  private void addMethodIndexes(Collection<MethodIndex> indexes) {
    indexes.forEach(index -> changes.add(new MethodIndexStatements(session).reindex(index)));
  }

  private static boolean uses(Index index, String collation) {
    return index.columns().stream()
        .anyMatch(
            field ->
                field.column() != IndexColumn.EXPRESSION
                    && field.column() != IndexColumn.ROWID
                    && Names.same(field.collation(), collation));
  }

  /** Whether an index is on an expression; a virtual column is one too. */
  private boolean isComputed(Index index) {
    List<Column> columns = table(index).columns();
    return index.columns().stream()
        .anyMatch(
            field ->
                field.column() == IndexColumn.EXPRESSION
                    || field.column() != IndexColumn.ROWID
                        && columns.get(field.column()).isVirtual());
  }

  private Table table(Index index) {
    return requireNonNull(schema.table(index.tableName()));
  }

  private SchemaStatements.Change refill(Index index) {
    index.columns().forEach(field -> session.requireCollation(field.collation()));
    IndexFill fill = IndexFill.compile(session, compiler, session.main(), table(index), index);
    return x -> fill.refill(x);
  }
}
