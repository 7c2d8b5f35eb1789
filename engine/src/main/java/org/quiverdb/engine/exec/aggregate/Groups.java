package org.quiverdb.engine.exec.aggregate;

import org.quiverdb.engine.exec.ExecContext;

/** The aggregates and bare columns of one query, for all its groups. */
public final class Groups {
  private final Aggregate[] aggregates;
  private final int firstResult;
  private final BareColumns bare;
  private final int extreme;
  private final boolean lastRow;

  /**
   * @param firstResult of as many registers as there are aggregates
   * @param extreme the min or max that chooses the row of the bare columns, or -1 for a row that
   * does not matter
   * @param lastRow whether that is the last row instead of the first, as SQLite has it without
   * GROUP BY
   */
  public Groups(
      Aggregate[] aggregates, int firstResult, BareColumns bare, int extreme, boolean lastRow) {
    this.aggregates = aggregates;
    this.firstResult = firstResult;
    this.bare = bare;
    this.extreme = extreme;
    this.lastRow = lastRow;
  }

  /** Takes the current row into a group. */
  void step(ExecContext x, int group, boolean first) {
    boolean choose = first || (extreme < 0 && lastRow);
    for (int i = 0; i < aggregates.length; i++) {
      boolean chosen = aggregates[i].step(x, group);
      choose |= chosen && i == extreme;
    }
    if (choose && !bare.isEmpty()) {
      bare.choose(x, group);
    }
  }

  /** Leaves everything about a group in registers. */
  void load(ExecContext x, int group) {
    bare.load(x, group);
    for (int i = 0; i < aggregates.length; i++) {
      aggregates[i].result(x, group, firstResult + i);
    }
  }

  void clear() {
    bare.clear();
    for (Aggregate aggregate : aggregates) {
      aggregate.clear();
    }
  }
}
