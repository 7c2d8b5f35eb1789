package org.quiverdb.engine.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.sql.bind.BoundExpr;
import org.quiverdb.engine.sql.bind.JoinItem;
import org.quiverdb.engine.sql.bind.TableSource;
import org.quiverdb.engine.sql.syntax.tree.JoinKind;

/** Loops for {@code a = 1 OR b = 2} where each side has an index: the union of the rows found. */
final class OrLoops {
  private final TableSource source;
  private final int position;
  private final long required;
  private final boolean leftJoin;
  private final Terms terms;
  private final SourceUse use;

  OrLoops(
      TableSource source,
      int position,
      long required,
      boolean leftJoin,
      Terms terms,
      SourceUse use) {
    this.source = source;
    this.position = position;
    this.required = required;
    this.leftJoin = leftJoin;
    this.terms = terms;
    this.use = use;
  }

  List<Loop> find() {
    List<Loop> result = new ArrayList<>();
    if (leftJoin || source.table().withoutRowid()) {
      return result;
    }
    for (Term term : terms.all()) {
      if (term.expr instanceof BoundExpr.Or && !term.isVirtual() && term.outerJoinOf < 0) {
        Loop loop = union(term);
        if (loop != null) {
          result.add(loop);
        }
      }
    }
    return result;
  }

  private @Nullable Loop union(Term term) {
    List<BoundExpr> sides = new ArrayList<>();
    DerivedTerms.split(term.expr, sides);
    List<AccessPath.OrUnion.Branch> branches = new ArrayList<>();
    long needs = 0;
    int run = 0;
    int rows = 0;
    for (BoundExpr side : sides) {
      Loop best = cheapest(side);
      if (best == null) {
        return null;
      }
      branches.add(new AccessPath.OrUnion.Branch(best.path(), List.of(side)));
      needs |= best.needs();
      run = branches.size() == 1 ? best.run() : LogEstimate.add(run, best.run());
      rows = branches.size() == 1 ? best.rows() : LogEstimate.add(rows, best.rows());
    }
    return new Loop(
        position,
        needs | required,
        new AccessPath.OrUnion(branches),
        0,
        run + 1,
        rows,
        false,
        List.of(term));
  }

  private @Nullable Loop cheapest(BoundExpr side) {
    List<JoinItem> items = new ArrayList<>(terms.from());
    items.replaceAll(i -> new JoinItem(i.source(), JoinKind.INNER, List.of(), i.using()));
    Terms own = new Terms(items, side);
    Loop best = null;
    for (Loop loop :
        new LoopFinder(source, position, required, false, own.all(), use, List.of()).find(false)) {
      boolean searches =
          loop.path() instanceof AccessPath.RowidSearch
              || loop.path() instanceof AccessPath.RowidRange
              || (loop.path() instanceof AccessPath.IndexSearch s
                  && (!s.equal().isEmpty() || s.lower() != null || s.upper() != null));
      if (searches && (best == null || isBetter(loop, best))) {
        best = loop;
      }
    }
    return best;
  }

  private static boolean isBetter(Loop loop, Loop other) {
    return loop.run() < other.run()
        || (loop.run() == other.run() && loop.done().size() > other.done().size());
  }
}
