package org.quiverdb.engine.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.sql.syntax.tree.ColumnConstraint;
import org.quiverdb.engine.sql.syntax.tree.ColumnDef;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.CreateTable;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.OrderingTerm;
import org.quiverdb.engine.sql.syntax.tree.SortOrder;
import org.quiverdb.engine.sql.syntax.tree.TableConstraint;
import org.quiverdb.vector.VectorColumnType;

/**
 * Makes a {@link Table} out of a CREATE TABLE tree, with the automatic indexes of its constraints
 * (their root pages are 0 until the schema table or the writer of the new table fills them in).
 * Raises SQLite's errors for what does not fit together.
 */
public final class TableBuilder {
  private final CreateTable tree;
  private final String sql;
  private final String tableName;
  private final List<Column> columns = new ArrayList<>();
  private final List<Check> checks = new ArrayList<>();
  private final List<ForeignKey> foreignKeys = new ArrayList<>();
  private final List<Index> indexes = new ArrayList<>();
  private int rowidAlias = -1;
  private ConflictClause rowidConflict = ConflictClause.UNSPECIFIED;
  private @Nullable List<IndexColumn> lateKey;
  private ConflictClause lateKeyConflict = ConflictClause.UNSPECIFIED;
  private boolean autoincrement;
  private boolean hasPrimaryKey;

  private TableBuilder(CreateTable tree, String sql, String tableName) {
    this.tree = tree;
    this.sql = sql;
    this.tableName = tableName;
  }

  /**
   * Builds the table.
   *
   * @param tree its definition
   * @param sql the text that the tree's offsets point into
   * @param rootPage root of its b-tree, 0 if not yet known
   * @param schemaText what the schema table keeps
   */
  public static Table build(CreateTable tree, String sql, int rootPage, String schemaText) {
    TableBuilder builder = new TableBuilder(tree, sql, tree.name().name().text());
    builder.addColumns();
    for (TableConstraint constraint : tree.constraints()) {
      builder.add(constraint);
    }
    return builder.finish(rootPage, schemaText);
  }

  private void addColumns() {
    Set<String> seen = new HashSet<>();
    for (ColumnDef definition : tree.columns()) {
      if (!seen.add(Names.key(definition.name().text()))) {
        throw SqlException.error("duplicate column name: " + definition.name().text());
      }
      columns.add(ColumnBuilder.build(definition, columns.size(), sql, tree.strict(), tableName));
      for (ColumnConstraint constraint : definition.constraints()) {
        add(constraint, definition, columns.size() - 1);
      }
    }
  }

  private void add(ColumnConstraint constraint, ColumnDef definition, int column) {
    switch (constraint) {
      case ColumnConstraint.PrimaryKey key -> {
        boolean alias = isRowidAlias(column) && key.order() != SortOrder.DESC;
        addPrimaryKey(
            List.of(field(column, key.order().descending())),
            alias,
            key.conflict(),
            key.autoincrement());
      }
      case ColumnConstraint.Unique unique ->
          addUnique(List.of(field(column, false)), unique.conflict(), Index.Origin.UNIQUE);
      case ColumnConstraint.Check check ->
          checks.add(
              new Check(
                  text(check.name()),
                  check.expr(),
                  sql.substring(check.textStart(), check.textEnd())));
      case ColumnConstraint.References references ->
          foreignKeys.add(new ForeignKey(List.of(column), references.target()));
      default -> {
        // The others are properties of the column; ColumnBuilder has seen them.
      }
    }
  }

  private void add(TableConstraint constraint) {
    switch (constraint) {
      case TableConstraint.PrimaryKey key -> {
        List<IndexColumn> fields = fields(key.columns());
        boolean alias = fields.size() == 1 && isRowidAlias(fields.get(0).column());
        addPrimaryKey(fields, alias, key.conflict(), key.autoincrement());
      }
      case TableConstraint.Unique unique ->
          addUnique(fields(unique.columns()), unique.conflict(), Index.Origin.UNIQUE);
      case TableConstraint.Check check ->
          checks.add(
              new Check(
                  text(check.name()),
                  check.expr(),
                  sql.substring(check.textStart(), check.textEnd())));
      case TableConstraint.ForeignKey key -> foreignKeys.add(foreignKey(key));
    }
  }

  private static @Nullable String text(@Nullable Name name) {
    return name == null ? null : name.text();
  }

  private ForeignKey foreignKey(TableConstraint.ForeignKey key) {
    List<Integer> positions = new ArrayList<>();
    for (Name name : key.columns()) {
      int position = position(name.text());
      if (position < 0) {
        throw SqlException.error(
            "unknown column \"" + name.text() + "\" in foreign key definition");
      }
      positions.add(position);
    }
    return new ForeignKey(positions, key.target());
  }

  private boolean isRowidAlias(int column) {
    return Names.same(columns.get(column).declaredType(), "INTEGER");
  }

  private void addPrimaryKey(
      List<IndexColumn> fields, boolean alias, ConflictClause conflict, boolean auto) {
    if (hasPrimaryKey) {
      throw SqlException.error("table \"" + tableName + "\" has more than one primary key");
    }
    hasPrimaryKey = true;
    for (int i = 0; i < fields.size(); i++) {
      int position = fields.get(i).column();
      if (columns.get(position).generated() != null) {
        throw SqlException.error("generated columns cannot be part of the PRIMARY KEY");
      }
      if (columns.get(position).primaryKeyPosition() == 0) {
        columns.set(position, ColumnBuilder.inPrimaryKey(columns.get(position), i + 1));
      }
    }
    if (alias && tree.withoutRowid() && !auto) {
      // SQLite first takes it for a rowid alias and makes the index when the table is complete.
      // A COLLATE of the constraint is lost on the way.
      IndexColumn only = fields.get(0);
      lateKey = List.of(field(only.column(), only.descending()));
      lateKeyConflict = conflict;
      return;
    }
    if (alias && !tree.withoutRowid()) {
      rowidAlias = fields.get(0).column();
      rowidConflict = conflict;
      autoincrement = auto;
      return;
    }
    if (auto) {
      throw SqlException.error(
          tree.withoutRowid()
              ? "AUTOINCREMENT not allowed on WITHOUT ROWID tables"
              : "AUTOINCREMENT is only allowed on an INTEGER PRIMARY KEY");
    }
    addUnique(fields, conflict, Index.Origin.PRIMARY_KEY);
  }

  private void addUnique(List<IndexColumn> fields, ConflictClause conflict, Index.Origin origin) {
    for (int i = 0; i < indexes.size(); i++) {
      Index other = indexes.get(i);
      if (sameKey(other, fields)) {
        merge(i, other, conflict, origin);
        return;
      }
    }
    Index index =
        new Index(
            "sqlite_autoindex_" + tableName + "_" + (indexes.size() + 1),
            tableName,
            0,
            true,
            origin,
            fields,
            fields.size(),
            conflict,
            null,
            null);
    indexes.add(index);
  }

  /** Two constraints on the same columns share one index; their conflict clauses must agree. */
  private void merge(int place, Index other, ConflictClause conflict, Index.Origin origin) {
    ConflictClause merged = other.conflict();
    if (merged != conflict) {
      if (merged != ConflictClause.UNSPECIFIED && conflict != ConflictClause.UNSPECIFIED) {
        throw SqlException.error("conflicting ON CONFLICT clauses specified");
      }
      merged = merged == ConflictClause.UNSPECIFIED ? conflict : merged;
    }
    Index.Origin both = origin == Index.Origin.PRIMARY_KEY ? origin : other.origin();
    Index index =
        new Index(
            other.name(),
            tableName,
            0,
            true,
            both,
            other.columns(),
            other.keyCount(),
            merged,
            null,
            null);
    indexes.set(place, index);
  }

  private static boolean sameKey(Index index, List<IndexColumn> fields) {
    if (index.keyCount() != fields.size()) {
      return false;
    }
    for (int i = 0; i < fields.size(); i++) {
      IndexColumn a = index.columns().get(i);
      if (a.column() != fields.get(i).column()
          || !Names.same(a.collation(), fields.get(i).collation())) {
        return false;
      }
    }
    return true;
  }

  private List<IndexColumn> fields(List<OrderingTerm> terms) {
    List<IndexColumn> fields = new ArrayList<>();
    for (OrderingTerm term : terms) {
      Expr expr = term.expr();
      String collation = null;
      if (expr instanceof Expr.Collate collate) {
        collation = collate.collation().text();
        expr = collate.operand();
      }
      String name = IndexBuilder.columnName(expr);
      if (name == null) {
        throw SqlException.error("expressions prohibited in PRIMARY KEY and UNIQUE constraints");
      }
      int column = position(name);
      if (column < 0) {
        throw SqlException.error("table " + tableName + " has no column named " + name);
      }
      IndexColumn field = field(column, term.order().descending());
      fields.add(
          collation == null ? field : new IndexColumn(column, null, collation, field.descending()));
    }
    return fields;
  }

  private IndexColumn field(int column, boolean descending) {
    return new IndexColumn(column, null, columns.get(column).collation(), descending);
  }

  private int position(String name) {
    for (Column column : columns) {
      if (Names.same(column.name(), name)) {
        return column.position();
      }
    }
    return -1;
  }

  private Table finish(int rootPage, String schemaText) {
    if (columns.stream().allMatch(c -> c.generated() != null)) {
      throw SqlException.error("must have at least one non-generated column");
    }
    if (tree.withoutRowid()) {
      finishWithoutRowid(rootPage);
    } else {
      indexes.replaceAll(i -> IndexBuilder.complete(i, null));
    }
    Table table =
        new Table(
            tableName,
            rootPage,
            columns,
            rowidAlias,
            rowidConflict,
            autoincrement,
            tree.withoutRowid(),
            tree.strict(),
            checks,
            foreignKeys,
            List.of(),
            List.of(),
            null,
            schemaText);
    for (Index index : indexes) {
      table = table.withIndex(index);
    }
    return table;
  }

  private void finishWithoutRowid(int rootPage) {
    if (lateKey != null) {
      addUnique(lateKey, lateKeyConflict, Index.Origin.PRIMARY_KEY);
    }
    int place = 0;
    while (place < indexes.size() && indexes.get(place).origin() != Index.Origin.PRIMARY_KEY) {
      place++;
    }
    if (place == indexes.size()) {
      throw SqlException.error("PRIMARY KEY missing on table " + tableName);
    }
    Index key = IndexBuilder.primaryKey(indexes.get(place), columns).withRootPage(rootPage);
    for (int i = 0; i < indexes.size(); i++) {
      indexes.set(i, i == place ? key : IndexBuilder.complete(indexes.get(i), key));
    }
    for (int i = 0; i < key.keyCount(); i++) {
      int column = key.columns().get(i).column();
      columns.set(column, ColumnBuilder.notNull(columns.get(column)));
    }
  }

  /** The affinity of a declared type, for columns made by CREATE TABLE AS. */
  public static Affinity affinity(String declaredType) {
    return Affinity.of(declaredType);
  }

  /** Whether a declared type names a vector. */
  public static @Nullable VectorColumnType vectorType(String declaredType) {
    return VectorColumnType.parse(declaredType);
  }
}
