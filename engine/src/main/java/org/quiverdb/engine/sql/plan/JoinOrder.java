package org.quiverdb.engine.sql.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.bind.JoinItem;

/**
 * Searches the nesting of loops with the least cost, keeping the best few partial paths at each
 * step.
 */
final class JoinOrder {
  private static final int PATHS_OF_TWO = 5;
  private static final int PATHS_OF_MORE = 18;

  private final List<JoinItem> from;
  private final Terms terms;
  private final List<Loop> loops;
  private final OrderWish wish;

  JoinOrder(List<JoinItem> from, Terms terms, List<Loop> loops, OrderWish wish) {
    this.from = from;
    this.terms = terms;
    this.loops = loops;
    this.wish = wish;
  }

  /**
   * Nested loops, outermost first.
   *
   * @param rows rows that come out, {@code unsorted} their cost, {@code cost} that with sorting,
   * all logarithms
   */
  record Path(
      List<Loop> loops,
      long mask,
      int rows,
      int cost,
      int unsorted,
      int orderedTerms,
      boolean[] reverse) {}

  Path best() {
    Path empty = new Path(List.of(), 0, 0, 0, 0, 0, new boolean[0]);
    List<Path> paths = List.of(empty);
    int width = from.size() == 1 ? 1 : from.size() == 2 ? PATHS_OF_TWO : PATHS_OF_MORE;
    for (int level = 0; level < from.size(); level++) {
      List<Path> longer = new ArrayList<>();
      for (Path path : paths) {
        for (Loop loop : loops) {
          boolean fits =
              (path.mask() & 1L << loop.source()) == 0 && (loop.needs() & ~path.mask()) == 0;
          if (fits && !(loop.path() instanceof AccessPath.AutomaticIndex && path.rows() < 3)) {
            keep(longer, extend(path, loop));
          }
        }
      }
      longer.sort(Comparator.comparingInt(Path::cost).thenComparingInt(Path::unsorted));
      paths = longer.size() > width ? longer.subList(0, width) : longer;
      if (paths.isEmpty()) {
        throw SqlException.error("no query solution");
      }
    }
    return paths.get(0);
  }

  /** Of paths over the same sources in the same order, only the cheapest is kept. */
  private static void keep(List<Path> paths, Path path) {
    for (int i = 0; i < paths.size(); i++) {
      Path other = paths.get(i);
      if (other.mask() == path.mask() && other.orderedTerms() == path.orderedTerms()) {
        if (path.cost() < other.cost()
            || (path.cost() == other.cost() && path.rows() < other.rows())
            || (path.cost() == other.cost()
                && path.rows() == other.rows()
                && path.unsorted() < other.unsorted())) {
          paths.set(i, path);
        }
        return;
      }
    }
    paths.add(path);
  }

  private Path extend(Path path, Loop loop) {
    List<Loop> all = new ArrayList<>(path.loops());
    all.add(loop);
    int here = LogEstimate.add(loop.setup(), loop.run() + path.rows());
    int unsorted = path.loops().isEmpty() ? here : LogEstimate.add(here, path.unsorted());
    int rows = path.rows() + loop.rows();
    OrderMatch match = new OrderMatch(terms, from, wish.terms(), wish.anyOrder());
    int ordered = wish.terms().isEmpty() ? 0 : match.match(all);
    int cost = unsorted;
    if (ordered < wish.terms().size()) {
      cost = LogEstimate.add(unsorted, sorting(rows, ordered)) + 5;
    } else {
      unsorted -= wish.terms().isEmpty() ? 0 : 2;
    }
    boolean[] reverse = new boolean[all.size()];
    System.arraycopy(match.reverse, 0, reverse, 0, all.size());
    return new Path(all, path.mask() | 1L << loop.source(), rows, cost, unsorted, ordered, reverse);
  }

  private int sorting(int rows, int ordered) {
    int terms = wish.terms().size();
    int columns = LogEstimate.of((wish.resultColumns() + 59) / 30);
    int cost = rows + columns;
    if (ordered > 0) {
      cost += LogEstimate.of((terms - ordered) * 100L / terms) - 66;
    }
    int sorted = rows;
    if (wish.limit() >= 0) {
      cost += 10;
      if (ordered != 0) {
        cost += 6;
      }
      sorted = Math.min(wish.limit(), rows);
    }
    return cost + LogEstimate.seek(sorted);
  }
}
