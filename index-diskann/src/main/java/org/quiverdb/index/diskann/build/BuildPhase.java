package org.quiverdb.index.diskann.build;

/** What a build is busy with, in this order. */
public enum BuildPhase {
  /** Finding the directions in which a sample varies most. */
  SAMPLE(8),
  /** Reading every vector and reducing it to those directions. */
  REDUCE(10),
  /** Dividing the rows into overlapping leaves. */
  PARTITION(22),
  /** Measuring all pairs within each leaf. */
  LEAVES(43),
  /** Choosing each row's neighbours among the nearest it has met. */
  PRUNE(10),
  /** Adding edges back and choosing again. */
  BACK_EDGES(6),
  /** Making every row reachable. */
  CONNECT(1),
  /** All of it, shard by shard, because the memory has no room for all rows at once. */
  SHARDS(100);

  private static final double ALL = 100;

  /** Of a hundred parts of the time, as measured with 100,000 rows. */
  private final int weight;

  BuildPhase(int weight) {
    this.weight = weight;
  }

  /** Which share of the whole build is done when so many units of this phase are. */
  public double share(int done, int total) {
    double before = 0;
    for (BuildPhase phase : values()) {
      before += phase.ordinal() < ordinal() && this != SHARDS ? phase.weight : 0;
    }
    return (before + weight * (double) done / Math.max(1, total)) / ALL;
  }
}
