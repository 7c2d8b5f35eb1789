package org.quiverdb.engine.exec.dml;

import org.quiverdb.engine.exec.Session;

/**
 * Counts the rows that one statement changes: {@code changes()} without those of triggers, {@code
 * total_changes()} with them.
 */
final class ChangeCounter {
  private final TriggerPrograms programs;
  private long direct;

  ChangeCounter(TriggerPrograms programs) {
    this.programs = programs;
  }

  void begin() {
    direct = 0;
  }

  void add() {
    direct++;
  }

  void add(long rows) {
    direct += rows;
  }

  /** Publishes the count; a statement that failed counts nothing unless its rows stay. */
  void end(Session session, boolean done) {
    if (programs.isFiring()) {
      programs.addIndirect(direct);
      return;
    }
    long indirect = programs.takeIndirect();
    session.setChanges(done ? direct : 0, done ? direct + indirect : 0);
  }
}
