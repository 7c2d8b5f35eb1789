package org.quiverdb.engine.sql.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.JoinItem;
import org.quiverdb.engine.sql.bind.QuerySource;
import org.quiverdb.engine.sql.bind.TableSource;
import org.quiverdb.engine.sql.syntax.tree.IndexHint;
import org.quiverdb.engine.sql.syntax.tree.JoinKind;

/**
 * Chooses loops and their nesting for the FROM and WHERE of one query. The costs are SQLite's as
 * "The SQLite Query Optimizer Overview" and its output show them, so that in the common cases
 * plans, and with them the order of rows, are the same.
 */
public final class JoinPlanner {
  private static final int MAX_SOURCES = 64;

  private final List<JoinItem> from;
  private final Terms terms;
  private final SourceUse use;
  private final OrderWish wish;

  /**
   * @param where the condition, or null
   * @param use which columns the statement reads, to know what an index covers
   */
  public JoinPlanner(
      List<JoinItem> from, @Nullable BoundExpr where, SourceUse use, OrderWish wish) {
    if (from.size() > MAX_SOURCES) {
      throw SqlException.error("at most 64 tables in a join");
    }
    this.from = LeftJoins.reduce(from, where);
    this.terms = new Terms(this.from, where);
    this.use = use;
    this.wish = wish;
  }

  /** The plan. */
  public JoinPlan plan() {
    List<Loop> loops = new ArrayList<>();
    for (int i = 0; i < from.size(); i++) {
      loops.addAll(loops(i));
    }
    JoinOrder.Path best = new JoinOrder(from, terms, loops, wish).best();
    return build(best);
  }

  /**
   * The plan whose outermost loop reads all rows of a table, with the other loops as they suit it;
   * null when a join wants another source outside of it.
   */
  public @Nullable JoinPlan planFrom(TableSource first) {
    int outer = terms.position(first);
    if (outer < 0 || from.get(outer).kind() == JoinKind.LEFT || required(outer) != 0) {
      return null;
    }
    List<Loop> loops = new ArrayList<>();
    for (int i = 0; i < from.size(); i++) {
      for (Loop loop : loops(i)) {
        if (i != outer) {
          loops.add(loop.inside(outer));
        } else if (loop.path() instanceof AccessPath.TableScan && loop.needs() == 0) {
          loops.add(loop);
        }
      }
    }
    return build(new JoinOrder(from, terms, loops, wish).best());
  }

  private List<Loop> loops(int position) {
    JoinItem item = from.get(position);
    long required = required(position);
    boolean left = item.kind() == JoinKind.LEFT;
    if (!(item.source() instanceof TableSource table)) {
      return new SourceLoops(item.source(), position, required, left, terms).find();
    }
    List<Loop> found =
        new LoopFinder(table, position, required, left, terms.all(), use, wish.terms())
            .find(from.size() > 1);
    found.addAll(new OrLoops(table, position, required, left, terms, use).find());
    if (table.hint() instanceof IndexHint.IndexedBy hint) {
      found.removeIf(
          l ->
              !(l.path() instanceof AccessPath.IndexSearch s && hint.index().is(s.index().name())));
      if (table.table().indexes().stream().noneMatch(i -> hint.index().is(i.name()))) {
        throw SqlException.error("no such index: " + hint.index().text());
      }
      if (found.isEmpty()) {
        throw SqlException.error("no query solution");
      }
    }
    return found;
  }

  /** Sources that a LEFT or CROSS JOIN keeps to the left of this one. */
  private long required(int position) {
    long required = 0;
    boolean cross = false;
    for (int i = 0; i <= position; i++) {
      JoinKind kind = from.get(i).kind();
      if (kind == JoinKind.LEFT || kind == JoinKind.CROSS) {
        cross |= kind == JoinKind.CROSS;
        required = (1L << i) - 1;
      } else if (!cross) {
        required = 0;
      }
    }
    if (from.get(position).source() instanceof QuerySource q) {
      for (int i = 0; i < position; i++) {
        if (q.query().outerSources().contains(from.get(i).source())) {
          required |= 1L << i;
        }
      }
    }
    return required;
  }

  private JoinPlan build(JoinOrder.Path path) {
    List<BoundExpr> constants = new ArrayList<>();
    Set<Term> placed = new HashSet<>();
    for (Term term : terms.all()) {
      if (term.uses == 0 && !term.isVirtual() && term.outerJoinOf < 0) {
        constants.add(term.expr);
        placed.add(term);
      }
    }
    List<JoinPlan.Level> levels = new ArrayList<>();
    long ready = 0;
    for (int l = 0; l < path.loops().size(); l++) {
      Loop loop = path.loops().get(l);
      ready |= 1L << loop.source();
      levels.add(level(loop, path.reverse()[l], ready, placed));
    }
    return new JoinPlan(levels, constants, path.orderedTerms());
  }

  private JoinPlan.Level level(Loop loop, boolean reverse, long ready, Set<Term> placed) {
    JoinItem item = from.get(loop.source());
    boolean left = item.kind() == JoinKind.LEFT;
    Set<Term> done = new HashSet<>(loop.done());
    List<BoundExpr> join = new ArrayList<>();
    List<BoundExpr> plain = new ArrayList<>();
    for (Term term : terms.all()) {
      if (term.isVirtual() || placed.contains(term) || (term.uses & ~ready) != 0) {
        continue;
      }
      boolean ofJoin = term.outerJoinOf >= 0;
      if (ofJoin && term.outerJoinOf != loop.source()) {
        continue;
      }
      placed.add(term);
      if (isDone(term, done)) {
        continue;
      }
      (ofJoin ? join : plain).add(term.expr);
    }
    queriesLast(join);
    queriesLast(plain);
    return new JoinPlan.Level(
        item.source(), Reverse.of(loop.path(), reverse), left, join, plain, loop.oneRow());
  }

  /** Whether an access path has done a term itself, or both halves made from it. */
  private boolean isDone(Term term, Set<Term> done) {
    if (done.contains(term)) {
      return true;
    }
    if (term.expr instanceof BoundExpr.Call) {
      return false;
    }
    int derived = 0;
    int finished = 0;
    for (Term other : terms.all()) {
      if (other.parent == term) {
        derived++;
        finished += done.contains(other) ? 1 : 0;
      }
    }
    int needed = term.expr instanceof BoundExpr.Between ? 2 : 1;
    return derived > 0 && finished >= needed;
  }

  private static void queriesLast(List<BoundExpr> conditions) {
    conditions.sort(java.util.Comparator.comparing(Constants::hasQuery));
  }
}
