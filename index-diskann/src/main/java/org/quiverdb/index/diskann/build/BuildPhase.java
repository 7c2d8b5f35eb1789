package org.quiverdb.index.diskann.build;

/** What a build is busy with, in this order. */
public enum BuildPhase {
  /** Finding the directions in which a sample varies most. */
  SAMPLE,
  /** Reading every vector and reducing it to those directions. */
  REDUCE,
  /** Dividing the rows into overlapping leaves. */
  PARTITION,
  /** Measuring all pairs within each leaf. */
  LEAVES,
  /** Choosing each row's neighbours among the nearest it has met. */
  PRUNE,
  /** Adding edges back and choosing again. */
  BACK_EDGES,
  /** Making every row reachable. */
  CONNECT
}
