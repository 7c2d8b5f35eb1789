package org.quiverdb.engine.exec;

/** A scan whose progress can be shown. */
public interface Watched {
  /** About which share of its rows it has passed: 0 to 1. */
  double share();
}
