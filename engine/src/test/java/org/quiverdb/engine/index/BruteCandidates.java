package org.quiverdb.engine.index;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.quiverdb.engine.spi.Candidates;

/** The candidates of {@link BruteIndex}: each batch backwards. */
final class BruteCandidates implements Candidates {
  private final List<BruteIndex.Found> all;
  private long reliable;
  private int count;

  BruteCandidates(List<BruteIndex.Found> all, long wanted) {
    this.all = all;
    this.reliable = wanted;
    all.sort(
        Comparator.comparingDouble(BruteIndex.Found::distance)
            .thenComparingLong(BruteIndex.Found::rowid));
    extend();
  }

  private void extend() {
    int end = (int) Math.min(all.size(), reliable + 3);
    Collections.reverse(all.subList(count, end));
    count = end;
    BruteIndex.mostCandidates = Math.max(BruteIndex.mostCandidates, count);
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public long rowid(int position) {
    return all.get(position).rowid();
  }

  @Override
  public double lowerBound(int position) {
    return all.get(position).distance() - 1e-3;
  }

  @Override
  public long reliable() {
    return reliable;
  }

  @Override
  public boolean more() {
    if (count == all.size()) {
      return false;
    }
    reliable *= 2;
    extend();
    return true;
  }

  @Override
  public void close() {
    count = 0;
  }
}
