package org.quiverdb.engine.sql.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.IndexColumn;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.OrderTerm;
import org.quiverdb.engine.sql.bind.Source;
import org.quiverdb.engine.sql.bind.TableSource;
import org.quiverdb.engine.sql.bind.Typing;
import org.quiverdb.engine.sql.syntax.tree.IndexHint;

/** Lists the ways to loop over one table, each with its cost. */
final class LoopFinder {
  private static final int RANGE_BOUND_ROWS = -20;
  private static final int SCAN_COST = 16;
  private static final int AUTOMATIC_INDEX_ROWS = 43;
  private static final int AUTOMATIC_INDEX_SETUP = 28;

  private final TableSource source;
  private final Table table;
  private final int position;
  private final long required;
  private final List<Term> terms;
  private final List<Term> usable = new ArrayList<>();
  private final BitSet columns;
  private final boolean changed;
  private final List<OrderTerm> order;
  private final boolean leftJoin;
  private final List<Loop> loops = new ArrayList<>();

  LoopFinder(
      TableSource source,
      int position,
      long required,
      boolean leftJoin,
      List<Term> terms,
      SourceUse use,
      List<OrderTerm> order) {
    this.source = source;
    this.table = source.table();
    this.position = position;
    this.required = required;
    this.leftJoin = leftJoin;
    this.terms = terms;
    this.columns = use.of(source);
    this.changed = use.isChanged(source);
    this.order = order;
    for (Term term : terms) {
      if (term.outerJoinOf == -1 ? !leftJoin : term.outerJoinOf == position) {
        usable.add(term);
      }
    }
  }

  /** All loops; {@code withAutomatic} adds hash tables made on the fly. */
  List<Loop> find(boolean withAutomatic) {
    String named = source.hint() instanceof IndexHint.IndexedBy h ? h.index().text() : null;
    boolean indexes = !(source.hint() instanceof IndexHint.NotIndexed);
    if (!table.withoutRowid()) {
      rowid();
    }
    if (withAutomatic && named == null && !table.withoutRowid()) {
      automatic();
    }
    if (named == null) {
      int rows = IndexStatistics.TABLE_ROWS;
      add(new AccessPath.TableScan(false), 0, 0, rows + SCAN_COST, rows, false, List.of());
    }
    if (table.withoutRowid()) {
      index(table.primaryKeyIndex());
    }
    for (Index index : table.indexes()) {
      boolean tree = table.withoutRowid() && index == table.primaryKeyIndex();
      boolean fits = named == null ? indexes : index.name().equalsIgnoreCase(named);
      if (!tree && fits && index.where() == null && !index.hasExpressions()) {
        index(index);
      }
    }
    preferMoreTerms();
    return loops;
  }

  /** A search of an index that does all the terms of another one and more is at least as good. */
  private void preferMoreTerms() {
    for (int i = 0; i < loops.size(); i++) {
      for (Loop other : loops) {
        Loop loop = loops.get(i);
        boolean better =
            loop.path() instanceof AccessPath.IndexSearch a
                && other.path() instanceof AccessPath.IndexSearch b
                && a.index() == b.index()
                && loop.done().size() > other.done().size()
                && loop.done().containsAll(other.done())
                && (loop.needs() & ~other.needs()) == 0;
        if (better) {
          int run = Math.min(loop.run(), other.run());
          int rows = Math.min(loop.rows(), other.rows() - 1);
          loops.set(
              i,
              new Loop(
                  position, loop.needs(), loop.path(), 0, run, rows, loop.oneRow(), loop.done()));
        }
      }
    }
  }

  private void add(
      AccessPath path, long needs, int setup, int run, int rows, boolean oneRow, List<Term> done) {
    loops.add(
        new Loop(
            position,
            needs | required,
            path,
            setup,
            run,
            adjusted(needs, rows, done),
            oneRow,
            done));
  }

  /** Rows left after the terms that the path itself does not use. */
  private int adjusted(long needs, int rows, List<Term> done) {
    int out = rows;
    int reduce = 0;
    long ready = needs | required | 1L << position;
    for (Term term : terms) {
      if (term.isVirtual()
          || (term.uses & 1L << position) == 0
          || (term.uses & ~ready) != 0
          || uses(done, term)) {
        continue;
      }
      out--;
      reduce = Math.max(reduce, reduction(term.expr));
    }
    return Math.min(out, IndexStatistics.TABLE_ROWS - reduce);
  }

  private static boolean uses(List<Term> done, Term term) {
    for (Term one : done) {
      if (one.root() == term) {
        return true;
      }
    }
    return false;
  }

  private static int reduction(BoundExpr expr) {
    if (!(expr instanceof BoundExpr.Compare c)
        || ConstraintFinder.kind(c.operator()) == null
        || !java.util.Objects.requireNonNull(ConstraintFinder.kind(c.operator())).isEquality()) {
      return 0;
    }
    return c.right() instanceof BoundExpr.IntegerConstant i && i.value() >= -1 && i.value() <= 1
        ? 10
        : 20;
  }

  /** Calls for each constraint on a column that may be used here. */
  private List<Match> matches(int column, @Nullable IndexColumn field) {
    List<Match> result = new ArrayList<>();
    for (Term term : usable) {
      for (Constraint c : term.constraints) {
        boolean same = c.source() == position && c.column() == column;
        if (same && (field == null || collates(c, field))) {
          result.add(new Match(term, c));
        }
      }
    }
    return result;
  }

  private static boolean collates(Constraint c, IndexColumn field) {
    return c.kind() == Constraint.Kind.IS_NULL
        || c.kind() == Constraint.Kind.NOT_NULL
        || c.collation().name().equalsIgnoreCase(field.collation());
  }

  private record Match(Term term, Constraint constraint) {}

  private static int logSize() {
    return LogEstimate.seek(IndexStatistics.TABLE_ROWS);
  }

  private static int inCount(Constraint c) {
    if (c.kind() != Constraint.Kind.IN) {
      return 0;
    }
    return c.value() instanceof BoundExpr.InList list ? LogEstimate.of(list.items().size()) : 46;
  }

  private void rowid() {
    List<Match> matches = matches(Source.ROWID, null);
    for (Match m : matches) {
      Constraint c = m.constraint();
      if (c.kind() == Constraint.Kind.IS_NULL || !c.kind().isEquality()) {
        continue;
      }
      int in = inCount(c);
      int run = LogEstimate.add(logSize(), SCAN_COST) + in;
      boolean one = c.kind() != Constraint.Kind.IN;
      add(new AccessPath.RowidSearch(c, false), c.needs(), 0, run, in, one, List.of(m.term()));
    }
    for (Range range : ranges(matches)) {
      int rows = rangeRows(IndexStatistics.TABLE_ROWS, range);
      int run = LogEstimate.add(logSize(), rows + SCAN_COST);
      AccessPath path =
          new AccessPath.RowidRange(constraint(range.lower()), constraint(range.upper()), false);
      add(path, range.needs(), 0, run, rows, false, range.terms());
    }
  }

  private static @Nullable Constraint constraint(@Nullable Match match) {
    return match == null ? null : match.constraint();
  }

  private record Range(@Nullable Match lower, @Nullable Match upper) {
    long needs() {
      return (lower == null ? 0 : lower.constraint().needs())
          | (upper == null ? 0 : upper.constraint().needs());
    }

    List<Term> terms() {
      List<Term> terms = new ArrayList<>();
      if (lower != null) {
        terms.add(lower.term());
      }
      if (upper != null) {
        terms.add(upper.term());
      }
      return terms;
    }
  }

  private static List<Range> ranges(List<Match> matches) {
    List<Range> result = new ArrayList<>();
    for (Match m : matches) {
      if (m.constraint().kind().isLower()) {
        result.add(new Range(m, null));
      } else if (m.constraint().kind().isUpper()) {
        result.add(new Range(null, m));
      }
    }
    for (Match low : matches) {
      for (Match high : matches) {
        if (low.constraint().kind().isLower() && high.constraint().kind().isUpper()) {
          result.add(new Range(low, high));
        }
      }
    }
    return result;
  }

  private static int rangeRows(int rows, Range range) {
    int fewer = rows;
    int bounds = 0;
    boolean notNull =
        range.lower() != null && range.lower().constraint().kind() == Constraint.Kind.NOT_NULL;
    if (range.lower() != null) {
      fewer += notNull ? 0 : RANGE_BOUND_ROWS;
      bounds++;
    }
    if (range.upper() != null) {
      fewer += RANGE_BOUND_ROWS;
      bounds++;
    }
    if (bounds == 2 && !notNull) {
      fewer += RANGE_BOUND_ROWS;
    }
    return Math.min(rows - bounds, Math.max(fewer, 10));
  }

  private void automatic() {
    for (Term term : usable) {
      for (Constraint c : term.constraints) {
        boolean equal = c.kind() == Constraint.Kind.EQUAL || c.kind() == Constraint.Kind.IS;
        if (c.source() == position && c.column() >= 0 && equal && c.needs() != 0) {
          int setup = logSize() + IndexStatistics.TABLE_ROWS + AUTOMATIC_INDEX_SETUP;
          int run = LogEstimate.add(logSize(), AUTOMATIC_INDEX_ROWS);
          AccessPath path = new AccessPath.AutomaticIndex(List.of(c));
          add(path, c.needs(), setup, run, AUTOMATIC_INDEX_ROWS, false, List.of(term));
        }
      }
    }
  }

  private boolean covers(Index index) {
    if (table.withoutRowid() && index == table.primaryKeyIndex()) {
      return true;
    }
    // As in SQLite, the primary key at the end of an automatic index does not count.
    boolean automatic = table.withoutRowid() && index.sql() == null;
    int fields = automatic ? index.keyCount() : index.columns().size();
    for (int c = columns.nextSetBit(0); c >= 0; c = columns.nextSetBit(c + 1)) {
      int column = c;
      if (c != table.rowidAlias()
          && index.columns().stream().limit(fields).noneMatch(f -> f.column() == column)) {
        return false;
      }
    }
    return true;
  }

  private void index(Index index) {
    boolean covering = covers(index);
    prefix(index, covering, new ArrayList<>(), new ArrayList<>(), 0, 0, 0);
    boolean tree = table.withoutRowid() && index == table.primaryKeyIndex();
    boolean narrower = Widths.index(table, index) < Widths.table(table);
    boolean forced = source.hint() instanceof IndexHint.IndexedBy;
    boolean instead = covering && narrower && !changed;
    if (!tree && (mightOrder(index) || forced || table.withoutRowid() || instead)) {
      int rows = IndexStatistics.TABLE_ROWS;
      int run = rows + 1 + 15 * Widths.index(table, index) / Widths.table(table);
      if (!covering) {
        run = LogEstimate.add(run, rows + SCAN_COST);
      }
      AccessPath path =
          new AccessPath.IndexSearch(index, List.of(), null, null, covering && !changed, false);
      add(path, 0, 0, run, rows, false, List.of());
    }
  }

  private boolean mightOrder(Index index) {
    for (OrderTerm term : order) {
      BoundExpr expr = term.expr();
      while (expr instanceof BoundExpr.Collate c) {
        expr = c.operand();
      }
      if (!(expr instanceof BoundExpr.Column c) || c.source() != source) {
        return false;
      }
      int column = c.index();
      return index.columns().stream().limit(index.keyCount()).anyMatch(f -> f.column() == column);
    }
    return false;
  }

  /**
   * Tries each constraint on the next field of an index, then each on the field after it, and so
   * on.
   */
  private void prefix(
      Index index,
      boolean covering,
      List<Constraint> equal,
      List<Term> done,
      long needs,
      int in,
      int nulls) {
    int field = equal.size();
    if (field >= index.columns().size()
        || (field >= index.keyCount() && table.withoutRowid())
        || (field >= index.keyCount() && index.unique())) {
      return;
    }
    IndexColumn indexColumn = index.columns().get(field);
    List<Match> matches = fieldMatches(indexColumn);
    for (Match m : matches) {
      Constraint c = m.constraint();
      boolean onNull = c.kind() == Constraint.Kind.IS_NULL || c.kind() == Constraint.Kind.IS;
      if (!c.kind().isEquality() || (onNull && neverNull(indexColumn))) {
        continue;
      }
      equal.add(c);
      done.add(m.term());
      int manyNulls = nulls + (c.kind() == Constraint.Kind.IS_NULL ? 10 : 0);
      int inNow = in + inCount(c);
      int rows = IndexStatistics.rowsPerPrefix(index, equal.size()) + manyNulls;
      boolean one =
          (index.unique() || equal.size() > index.keyCount())
              && equal.size() >= index.keyCount()
              && equal.stream().allMatch(e -> e.kind() == Constraint.Kind.EQUAL);
      search(index, covering, equal, null, needs | c.needs(), rows, inNow, one, done);
      prefix(index, covering, equal, done, needs | c.needs(), inNow, manyNulls);
      equal.remove(field);
      done.remove(field);
    }
    for (Range range : ranges(matches)) {
      int before = IndexStatistics.rowsPerPrefix(index, field) + nulls;
      List<Term> all = new ArrayList<>(done);
      all.addAll(range.terms());
      search(
          index,
          covering,
          equal,
          range,
          needs | range.needs(),
          rangeRows(before, range),
          in,
          false,
          all);
    }
  }

  private List<Match> fieldMatches(IndexColumn field) {
    if (field.column() == IndexColumn.ROWID || field.column() == table.rowidAlias()) {
      return matches(Source.ROWID, null);
    }
    return field.column() < 0 ? List.of() : matches(field.column(), field);
  }

  private boolean neverNull(IndexColumn field) {
    return field.column() < 0 || table.columns().get(field.column()).notNull();
  }

  private void search(
      Index index,
      boolean covering,
      List<Constraint> equal,
      @Nullable Range range,
      long needs,
      int rows,
      int in,
      boolean one,
      List<Term> done) {
    int run =
        LogEstimate.add(
            logSize(), rows + 1 + 15 * Widths.index(table, index) / Widths.table(table));
    if (!covering) {
      run = LogEstimate.add(run, rows + SCAN_COST);
    }
    AccessPath path =
        new AccessPath.IndexSearch(
            index,
            List.copyOf(equal),
            range == null ? null : constraint(range.lower()),
            range == null ? null : constraint(range.upper()),
            covering && !changed,
            false);
    add(path, needs, 0, run + in, rows + in, one, List.copyOf(done));
  }

  /** The collation that an order by a field of this index follows. */
  static boolean sameOrder(IndexColumn field, OrderTerm term) {
    return Typing.orderCollation(term.expr()).name().equalsIgnoreCase(field.collation());
  }
}
