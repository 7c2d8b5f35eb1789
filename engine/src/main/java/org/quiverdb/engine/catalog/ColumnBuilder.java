package org.quiverdb.engine.catalog;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.record.Affinity;
import org.quiverdb.engine.sql.syntax.tree.ColumnConstraint;
import org.quiverdb.engine.sql.syntax.tree.ColumnDef;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.vector.VectorColumnType;

/** Makes a {@link Column} out of its definition. */
final class ColumnBuilder {
  private static final Set<String> STRICT_TYPES =
      Set.of("any", "blob", "int", "integer", "real", "text");

  private ColumnBuilder() {}

  static Column build(
      ColumnDef definition, int position, String sql, boolean strict, String tableName) {
    String name = definition.name().text();
    String type = definition.typeName();
    if (strict) {
      checkStrictType(tableName, name, type);
    }
    String collation = "BINARY";
    boolean notNull = false;
    ConflictClause notNullConflict = ConflictClause.UNSPECIFIED;
    Expr defaultValue = null;
    String defaultText = null;
    Expr generated = null;
    boolean stored = false;
    for (ColumnConstraint constraint : definition.constraints()) {
      switch (constraint) {
        case ColumnConstraint.NotNull c -> {
          notNull = true;
          notNullConflict = c.conflict();
        }
        case ColumnConstraint.Default c -> {
          defaultValue = c.expr();
          defaultText = sql.substring(c.textStart(), c.textEnd());
        }
        case ColumnConstraint.Collate c -> collation = c.collation().text();
        case ColumnConstraint.Generated c -> {
          generated = c.expr();
          stored = c.stored();
        }
        default -> {
          // PRIMARY KEY, UNIQUE, CHECK and REFERENCES belong to the table.
        }
      }
    }
    return new Column(
        name,
        position,
        type,
        affinity(type, strict),
        collation,
        notNull,
        notNullConflict,
        defaultValue,
        defaultText,
        generated,
        stored,
        0,
        vectorType(type));
  }

  private static Affinity affinity(String type, boolean strict) {
    return strict && Names.same(type, "ANY") ? Affinity.BLOB : Affinity.of(type);
  }

  private static @Nullable VectorColumnType vectorType(String type) {
    return VectorColumnType.parse(type);
  }

  private static void checkStrictType(String table, String column, String type) {
    if (type.isEmpty()) {
      throw SqlException.error("missing datatype for " + table + "." + column);
    }
    if (!STRICT_TYPES.contains(Names.key(type))) {
      throw SqlException.error(
          "unknown datatype for " + table + "." + column + ": \"" + type + "\"");
    }
  }

  static Column inPrimaryKey(Column c, int place) {
    return new Column(
        c.name(),
        c.position(),
        c.declaredType(),
        c.affinity(),
        c.collation(),
        c.notNull(),
        c.notNullConflict(),
        c.defaultValue(),
        c.defaultText(),
        c.generated(),
        c.stored(),
        place,
        c.vectorType());
  }

  static Column notNull(Column c) {
    return c.notNull()
        ? c
        : new Column(
            c.name(),
            c.position(),
            c.declaredType(),
            c.affinity(),
            c.collation(),
            true,
            ConflictClause.ABORT,
            c.defaultValue(),
            c.defaultText(),
            c.generated(),
            c.stored(),
            c.primaryKeyPosition(),
            c.vectorType());
  }
}
