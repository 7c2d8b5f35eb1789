package org.quiverdb.engine.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.IndexColumn;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.JoinItem;
import org.quiverdb.engine.sql.bind.OrderTerm;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.bind.TableSource;

/**
 * Decides how far nested loops deliver rows in a wanted order, and which loops must run backwards
 * for it.
 */
final class OrderMatch {
  private final List<JoinItem> from;
  private final List<OrderTerm> order;
  private final boolean anyOrder;
  private final boolean[] satisfied;
  private final Terms terms;

  /** Which loops must run backwards; filled by {@link #match}. */
  final boolean[] reverse;

  /**
   * @param anyOrder whether the terms may come in any sequence and direction, as for GROUP BY
   */
  OrderMatch(Terms terms, List<JoinItem> from, List<OrderTerm> order, boolean anyOrder) {
    this.terms = terms;
    this.from = from;
    this.order = order;
    this.anyOrder = anyOrder;
    this.satisfied = new boolean[order.size()];
    this.reverse = new boolean[from.size()];
  }

  /** How many leading terms of the order the loops satisfy. */
  int match(List<Loop> loops) {
    long distinct = 0;
    for (int i = 0; i < order.size(); i++) {
      satisfied[i] = terms.uses(order.get(i).expr()) == 0 && isConstant(order.get(i).expr());
    }
    for (int l = 0; l < loops.size(); l++) {
      Loop loop = loops.get(l);
      equalities(loop);
      boolean unique = loop.oneRow();
      if (!unique) {
        unique = walk(loop, l);
      }
      if (!unique) {
        break;
      }
      distinct |= 1L << loop.source();
      for (int i = 0; i < order.size(); i++) {
        long uses = terms.uses(order.get(i).expr());
        if (uses != 0 && (uses & ~distinct) == 0) {
          satisfied[i] = true;
        }
      }
    }
    return anyOrder ? count() : prefix();
  }

  private static boolean isConstant(BoundExpr expr) {
    return Constants.isConstant(expr);
  }

  private int count() {
    int count = 0;
    for (boolean s : satisfied) {
      count += s ? 1 : 0;
    }
    return count == satisfied.length ? count : 0;
  }

  private int prefix() {
    int count = 0;
    while (count < satisfied.length && satisfied[count]) {
      count++;
    }
    return count;
  }

  private @Nullable Integer columnOf(OrderTerm term, Source source) {
    BoundExpr expr = term.expr();
    while (expr instanceof BoundExpr.Collate c) {
      expr = c.operand();
    }
    return expr instanceof BoundExpr.Column c && c.source() == source ? c.index() : null;
  }

  /** A column that must equal something does not change the order. */
  private void equalities(Loop loop) {
    Source source = from.get(loop.source()).source();
    for (Constraint c : equal(loop.path())) {
      boolean fixed =
          c.kind() == Constraint.Kind.EQUAL
              || c.kind() == Constraint.Kind.IS
              || c.kind() == Constraint.Kind.IS_NULL;
      for (int i = 0; fixed && i < order.size(); i++) {
        Integer column = columnOf(order.get(i), source);
        if (column != null
            && column == c.column()
            && (c.kind() == Constraint.Kind.IS_NULL || c.collation() == order.get(i).collation())) {
          satisfied[i] = true;
        }
      }
    }
  }

  private static List<Constraint> equal(AccessPath path) {
    return switch (path) {
      case AccessPath.IndexSearch s -> s.equal();
      case AccessPath.RowidSearch s -> List.of(s.key());
      case AccessPath.AutomaticIndex a -> a.equal();
      default -> List.of();
    };
  }

  private record Field(int column, String collation, boolean descending, boolean nullable) {}

  private static List<Field> fields(Source source, AccessPath path) {
    List<Field> fields = new ArrayList<>();
    if (!(source instanceof TableSource tableSource)) {
      return fields;
    }
    Table table = tableSource.table();
    switch (path) {
      case AccessPath.TableScan scan when table.withoutRowid() ->
          addFields(
              fields, table, table.primaryKeyIndex().columns(), table.primaryKeyIndex().keyCount());
      case AccessPath.TableScan scan -> fields.add(rowid());
      case AccessPath.RowidRange range -> fields.add(rowid());
      case AccessPath.RowidSearch search -> fields.add(rowid());
      case AccessPath.IndexSearch s ->
          addFields(fields, table, s.index().columns(), s.index().columns().size());
      default -> {}
    }
    return fields;
  }

  private static Field rowid() {
    return new Field(Source.ROWID, Collation.BINARY.name(), false, false);
  }

  private static void addFields(
      List<Field> fields, Table table, List<IndexColumn> columns, int count) {
    for (IndexColumn c : columns.subList(0, count)) {
      boolean nullable = c.column() >= 0 && !table.columns().get(c.column()).notNull();
      int column = c.column() == table.rowidAlias() ? Source.ROWID : c.column();
      fields.add(new Field(column, c.collation(), c.descending(), nullable));
    }
  }

  /**
   * Matches the fields of one loop with order terms; true if no two rows of the loop are equal in
   * them.
   */
  private boolean walk(Loop loop, int level) {
    Source source = from.get(loop.source()).source();
    List<Field> fields = fields(source, loop.path());
    List<Constraint> equal = equal(loop.path());
    boolean directionKnown = false;
    boolean unique = isUnique(loop.path());
    int key = uniqueFields(loop.path(), fields.size());
    for (int f = 0; f < fields.size(); f++) {
      if (f < equal.size() && equal.get(f).kind() != Constraint.Kind.IN) {
        continue;
      }
      Field field = fields.get(f);
      int term = find(source, field);
      if (term < 0) {
        return unique && f >= key;
      }
      boolean wantReverse = order.get(term).descending() != field.descending();
      if (!directionKnown) {
        reverse[level] = !anyOrder && wantReverse;
        directionKnown = true;
      } else if (!anyOrder && wantReverse != reverse[level]) {
        return false;
      }
      satisfied[term] = true;
      if (field.column() == Source.ROWID) {
        return true;
      }
      if (field.nullable() && f < key) {
        unique = false;
      }
      if (f < equal.size()) {
        return false;
      }
    }
    return unique;
  }

  private static boolean isUnique(AccessPath path) {
    return switch (path) {
      case AccessPath.IndexSearch s -> s.index().unique();
      case AccessPath.TableScan s -> true;
      case AccessPath.RowidRange r -> true;
      default -> false;
    };
  }

  private static int uniqueFields(AccessPath path, int all) {
    return path instanceof AccessPath.IndexSearch s ? s.index().keyCount() : all;
  }

  private int find(Source source, Field field) {
    for (int i = 0; i < order.size(); i++) {
      if (satisfied[i]) {
        continue;
      }
      OrderTerm term = order.get(i);
      Integer column = columnOf(term, source);
      boolean same =
          column != null
              && column == field.column()
              && (term.plainNulls() || !field.nullable())
              && (field.column() == Source.ROWID
                  || term.collation().name().equalsIgnoreCase(field.collation()));
      if (same) {
        return i;
      }
      if (!anyOrder) {
        return -1;
      }
    }
    return -1;
  }
}
