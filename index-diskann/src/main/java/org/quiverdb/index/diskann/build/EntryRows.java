package org.quiverdb.index.diskann.build;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Picks where searches start: the medoids of a few clusters of a sample, which are near most
 * queries, and some rows of which edges lead far, for the other queries.
 */
final class EntryRows {
  private static final int ENTRIES = 64;
  private static final int HUBS = 16;
  private static final int ROWS_PER_ENTRY = 64;
  private static final int ROUNDS = 6;

  private final ReducedVectors vectors;
  private final int[] hubs;
  private final int[] sample;
  private final int clusters;
  private final int[] cluster;
  private final float[] centers;
  private final int width;

  EntryRows(ReducedVectors vectors, int[] rows, int[] hubs, long seed) {
    this.vectors = vectors;
    this.hubs = hubs;
    this.width = vectors.width;
    int n = Math.min(rows.length, ENTRIES * ROWS_PER_ENTRY);
    this.clusters = Math.clamp(n / 4, 1, ENTRIES);
    this.sample = new int[n];
    this.cluster = new int[n];
    this.centers = new float[clusters * width];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < n; i++) {
      long first = (long) i * rows.length / n;
      long next = (long) (i + 1) * rows.length / n;
      sample[i] = rows[(int) random.nextLong(first, next)];
    }
  }

  int[] find() {
    for (int c = 0; c < clusters; c++) {
      int row = sample[(int) ((long) c * sample.length / clusters)];
      System.arraycopy(vectors.data, vectors.at(row), centers, c * width, width);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < sample.length; i++) {
        cluster[i] = nearestCenter(sample[i]);
      }
      moveCenters();
    }
    int fromHubs = Math.min(HUBS, hubs.length);
    int[] entries = new int[clusters + fromHubs];
    for (int i = 0; i < fromHubs; i++) {
      entries[i] = hubs[(int) ((long) i * hubs.length / fromHubs)];
    }
    int n = fromHubs;
    for (int c = 0; c < clusters; c++) {
      int medoid = medoid(c);
      if (medoid >= 0) {
        entries[n++] = medoid;
      }
    }
    return Arrays.stream(entries, 0, n).distinct().toArray();
  }

  private int nearestCenter(int row) {
    int best = 0;
    float least = Float.POSITIVE_INFINITY;
    for (int c = 0; c < clusters; c++) {
      float distance = distance(row, c);
      if (distance < least) {
        least = distance;
        best = c;
      }
    }
    return best;
  }

  private void moveCenters() {
    int[] sizes = new int[clusters];
    for (int c : cluster) {
      sizes[c]++;
    }
    for (int c = 0; c < clusters; c++) {
      if (sizes[c] > 0) {
        Arrays.fill(centers, c * width, (c + 1) * width, 0);
      }
    }
    for (int i = 0; i < sample.length; i++) {
      int at = vectors.at(sample[i]);
      float share = 1f / sizes[cluster[i]];
      for (int k = 0; k < width; k++) {
        centers[cluster[i] * width + k] += share * vectors.data[at + k];
      }
    }
  }

  /** The row of the sample that is nearest to the middle of its cluster; -1 for an empty one. */
  private int medoid(int c) {
    int best = -1;
    float least = Float.POSITIVE_INFINITY;
    for (int i = 0; i < sample.length; i++) {
      if (cluster[i] == c) {
        float distance = distance(sample[i], c);
        if (best < 0 || distance < least) {
          least = distance;
          best = sample[i];
        }
      }
    }
    return best;
  }

  private float distance(int row, int c) {
    int at = vectors.at(row);
    float sum = 0;
    for (int k = 0; k < width; k++) {
      float difference = vectors.data[at + k] - centers[c * width + k];
      sum += difference * difference;
    }
    return sum;
  }
}
