package org.quiverdb.engine.exec.aggregate;

import org.quiverdb.engine.exec.ExecContext;

/** One aggregate call of a query with its state for every group; groups are numbered from 0. */
public abstract class Aggregate {
  /**
   * Takes the current row into a group.
   *
   * @return whether the row's value became the result, NULL included as long as there is no other;
   * only min and max answer with true
   */
  abstract boolean step(ExecContext x, int group);

  /** Whether the result of a min or max is not NULL. */
  boolean hasValue(int group) {
    return true;
  }

  /** Leaves the value of a group in a register. A group that saw no row may be asked too. */
  abstract void result(ExecContext x, int group, int register);

  /** Forgets all groups. */
  abstract void clear();
}
