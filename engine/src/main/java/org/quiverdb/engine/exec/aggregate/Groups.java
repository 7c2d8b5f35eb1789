package org.quiverdb.engine.exec.aggregate;

import org.quiverdb.engine.exec.ExecContext;

/** The aggregates and bare columns of one query, for all its groups. */
public final class Groups {
  private final Aggregate[] aggregates;
  private final int firstResult;
  private final BareColumns bare;
  private final int extreme;

  /**
   * @param firstResult of as many registers as there are aggregates
   * @param extreme the min or max that chooses the row of the bare columns; -1 for the first row
   */
  public Groups(Aggregate[] aggregates, int firstResult, BareColumns bare, int extreme) {
    this.aggregates = aggregates;
    this.firstResult = firstResult;
    this.bare = bare;
    this.extreme = extreme;
  }

  /**
   * Takes the current row into a group.
   *
   * @return whether its value became that of the min or max and is not NULL
   */
  boolean step(ExecContext x, int group, boolean first) {
    boolean extremeChosen = false;
    for (int i = 0; i < aggregates.length; i++) {
      boolean chosen = aggregates[i].step(x, group);
      extremeChosen |= chosen && i == extreme;
    }
    if ((first || extremeChosen) && !bare.isEmpty()) {
      bare.choose(x, group);
    }
    return extremeChosen && aggregates[extreme].hasValue(group);
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
