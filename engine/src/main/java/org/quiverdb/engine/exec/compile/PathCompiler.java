package org.quiverdb.engine.exec.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.SourceRow;
import org.quiverdb.engine.exec.join.Filter;
import org.quiverdb.engine.exec.join.HashJoin;
import org.quiverdb.engine.exec.join.KeptRow;
import org.quiverdb.engine.exec.join.UnionOfSearches;
import org.quiverdb.engine.exec.scan.IndexSearch;
import org.quiverdb.engine.exec.scan.KeyPart;
import org.quiverdb.engine.exec.scan.RowidIn;
import org.quiverdb.engine.exec.scan.RowidLookup;
import org.quiverdb.engine.exec.scan.RowidRange;
import org.quiverdb.engine.exec.scan.TableCursor;
import org.quiverdb.engine.exec.scan.TableScan;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.bind.TableSource;
import org.quiverdb.engine.sql.plan.AccessPath;
import org.quiverdb.engine.sql.plan.Constraint;

/** Compiles the access path of one table to an operator, and makes its row known. */
final class PathCompiler {
  private final CompileState state;

  PathCompiler(CompileState state) {
    this.state = state;
  }

  /** The operator of a path; afterwards the source's columns can be compiled. */
  Operator compile(TableSource source, AccessPath path) {
    if (path instanceof AccessPath.OrUnion union) {
      return union(source, union);
    }
    if (path instanceof AccessPath.AutomaticIndex automatic) {
      return hash(source, automatic);
    }
    Index index = path instanceof AccessPath.IndexSearch s ? s.index() : null;
    TableCursor row = cursor(source, index);
    Operator operator = search(source, row, path);
    state.setRow(source, row);
    return operator;
  }

  /** A cursor for the rows of a table. */
  TableCursor cursor(TableSource source, @Nullable Index index) {
    Table table = source.table();
    boolean tree = table.withoutRowid() && index != null && index == table.primaryKeyIndex();
    TableCursor row =
        new TableCursor(source.database(), table, tree ? null : index, defaults(table));
    if (table.columns().stream().anyMatch(Column::isVirtual)) {
      addGenerated(source, row);
    }
    return row;
  }

  private void addGenerated(TableSource source, TableCursor row) {
    state.setRow(source, row);
    String sql = source.table().sql() == null ? "" : source.table().sql();
    for (Column column : source.table().columns()) {
      if (column.isVirtual() && column.generated() != null) {
        BoundExpr bound =
            new Binder(state.session, sql).addRow(source).expression(column.generated());
        row.setGenerated(
            column.position(), state.expressions().withAffinity(bound, column.affinity()));
      }
    }
  }

  /** The DEFAULT of columns that ALTER TABLE may have added after rows were written. */
  private @Nullable Evaluator[] defaults(Table table) {
    @Nullable Evaluator[] result = new @Nullable Evaluator[table.columns().size()];
    for (Column column : table.columns()) {
      if (column.defaultValue() != null) {
        BoundExpr bound = new Binder(state.session, "").expression(column.defaultValue());
        result[column.position()] = state.expressions().withAffinity(bound, column.affinity());
      }
    }
    return result;
  }

  private Operator search(TableSource source, TableCursor row, AccessPath path) {
    return switch (path) {
      case AccessPath.TableScan s -> new TableScan(row, false, s.reverse());
      case AccessPath.RowidSearch s -> rowidSearch(row, s);
      case AccessPath.RowidRange r ->
          new RowidRange(
              row, rowidBound(r.lower()), rowidBound(r.upper()), r.reverse(), state.newRegister());
      case AccessPath.IndexSearch s -> indexSearch(source.table(), row, s);
      default -> throw new IllegalStateException("not a plain path: " + path);
    };
  }

  private Operator rowidSearch(TableCursor row, AccessPath.RowidSearch search) {
    Constraint key = search.key();
    if (key.kind() == Constraint.Kind.IN) {
      return new RowidIn(
          row, state.expressions().set(value(key)), search.reverse(), state.newRegister());
    }
    return new RowidLookup(row, state.expressions().compile(value(key)), state.newRegister());
  }

  private static BoundExpr value(Constraint constraint) {
    BoundExpr value = constraint.value();
    if (value == null) {
      throw new IllegalStateException("a constraint without value");
    }
    return value;
  }

  private RowidRange.@Nullable Bound rowidBound(@Nullable Constraint c) {
    return c == null
        ? null
        : new RowidRange.Bound(state.expressions().compile(value(c)), c.kind().isInclusive());
  }

  private Operator indexSearch(Table table, TableCursor row, AccessPath.IndexSearch s) {
    boolean tree = row.index() == null;
    if (s.equal().isEmpty() && s.lower() == null && s.upper() == null) {
      return new TableScan(row, !tree, s.reverse());
    }
    KeyPart[] parts = new KeyPart[s.equal().size()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = part(s.equal().get(i));
    }
    boolean range = s.lower() != null || s.upper() != null;
    boolean descending = range && s.index().columns().get(parts.length).descending();
    return new IndexSearch(
        row, tree, parts, bound(s.lower()), bound(s.upper()), descending, s.reverse());
  }

  private KeyPart part(Constraint c) {
    return switch (c.kind()) {
      case IS_NULL -> new KeyPart(null, null, true, null);
      case IN -> new KeyPart(null, null, false, state.expressions().set(value(c)));
      default ->
          new KeyPart(
              state.expressions().compile(value(c)),
              c.affinity(),
              c.kind() == Constraint.Kind.IS,
              null);
    };
  }

  private KeyPart.@Nullable Bound bound(@Nullable Constraint c) {
    if (c == null) {
      return null;
    }
    if (c.kind() == Constraint.Kind.NOT_NULL) {
      return new KeyPart.Bound(null, null, false);
    }
    return new KeyPart.Bound(
        state.expressions().compile(value(c)), c.affinity(), c.kind().isInclusive());
  }

  private Operator union(TableSource source, AccessPath.OrUnion union) {
    int n = union.branches().size();
    Operator[] searches = new Operator[n];
    TableCursor[] rows = new TableCursor[n];
    for (int i = 0; i < n; i++) {
      AccessPath.OrUnion.Branch branch = union.branches().get(i);
      Index index = branch.path() instanceof AccessPath.IndexSearch s ? s.index() : null;
      rows[i] = cursor(source, index);
      Operator search = search(source, rows[i], branch.path());
      state.setRow(source, rows[i]);
      searches[i] = Filter.of(search, state.expressions().compileAll(branch.conditions()));
    }
    UnionOfSearches.Chosen chosen = new UnionOfSearches.Chosen(rows.clone());
    state.setRow(source, chosen);
    return new UnionOfSearches(searches, rows, chosen);
  }

  private Operator hash(TableSource source, AccessPath.AutomaticIndex automatic) {
    TableCursor cursor = cursor(source, null);
    return hash(source, automatic, new TableScan(cursor, false, false), cursor);
  }

  /** A hash join over any source of rows; only the columns that the statement reads are kept. */
  Operator hash(Source source, AccessPath.AutomaticIndex automatic, Operator rows, SourceRow row) {
    BitSet used = state.use().of(source);
    int columns = source.columns().size();
    int first = state.newRegisters(columns);
    int rowid = state.newRegister();
    KeptRow kept = new KeptRow(first, columns, rowid);
    List<Evaluator> copied = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      boolean key = isKey(automatic, i);
      copied.add(
          used.get(i) || key
              ? row.column(i, state.newRegister())
              : state.expressions().compile(new BoundExpr.NullConstant()));
    }
    if (source instanceof TableSource t && !t.table().withoutRowid()) {
      copied.add(row.column(Source.ROWID, state.newRegister()));
    } else {
      copied.add(state.expressions().compile(new BoundExpr.NullConstant()));
    }
    int keys = automatic.equal().size();
    KeyPart[] parts = new KeyPart[keys];
    int[] keyColumns = new int[keys];
    Collation[] collations = new Collation[keys];
    for (int i = 0; i < keys; i++) {
      Constraint c = automatic.equal().get(i);
      parts[i] = part(c);
      keyColumns[i] = c.column();
      collations[i] = c.collation();
    }
    Operator join =
        new HashJoin(
            rows,
            copied.toArray(Evaluator[]::new),
            keyColumns,
            parts,
            collations,
            kept,
            state.newRegisters(keys));
    state.setRow(source, kept);
    return join;
  }

  private static boolean isKey(AccessPath.AutomaticIndex automatic, int column) {
    return automatic.equal().stream().anyMatch(c -> c.column() == column);
  }
}
