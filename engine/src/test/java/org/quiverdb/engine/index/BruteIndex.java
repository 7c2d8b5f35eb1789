package org.quiverdb.engine.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.spi.Candidates;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.NestedStatement;
import org.quiverdb.engine.spi.PinnedBlocks;
import org.quiverdb.engine.spi.VectorIndex;
import org.quiverdb.engine.spi.VectorRows;
import org.quiverdb.vector.DistanceMetric;
import org.quiverdb.vector.kernel.Kernels;
import org.quiverdb.vector.kernel.QueryKernel;

/** An open index of {@link BruteMethod}. */
final class BruteIndex implements VectorIndex {
  /** Searches of all indexes, so that tests can see that one was used. */
  static int searches;

  /** The most candidates that a search has handed out since a test set this. */
  static int mostCandidates;

  private final IndexHost host;
  private final PinnedBlocks blocks;
  private final TreeMap<Long, byte[]> pending = new TreeMap<>();
  private final Set<Long> logged = new HashSet<>();
  private final TreeSet<Long> invalid = new TreeSet<>();
  private final TreeSet<Long> nulls = new TreeSet<>();
  private final TreeMap<Long, byte[]> copies = new TreeMap<>();
  private long version = Long.MIN_VALUE;

  BruteIndex(IndexHost host) {
    this.host = host;
    blocks = host.pin("node");
    copyNew();
    refresh();
  }

  private void refresh() {
    if (version == host.version()) {
      return;
    }
    version = host.version();
    if (blocks.refresh()) {
      copyNew();
    }
    pending.clear();
    logged.clear();
    invalid.clear();
    nulls.clear();
    try (NestedStatement other = host.prepare("SELECT key, missing FROM " + host.table("other"))) {
      while (other.step()) {
        (other.getLong(1) != 0 ? nulls : invalid).add(other.getLong(0));
      }
    }
    try (NestedStatement log = host.prepare("SELECT old, new FROM " + host.table("log"))) {
      while (log.step()) {
        for (int i = 0; i < 2; i++) {
          if (!log.isNull(i)) {
            logged.add(log.getLong(i));
          }
        }
      }
    }
    try (VectorRows rows = host.rows()) {
      for (long rowid : logged) {
        invalid.remove(rowid);
        nulls.remove(rowid);
        classify(rows, rowid);
      }
    }
  }

  /** Copies the blocks that have come in other frames since the last time, and forgets others. */
  private void copyNew() {
    Set<Long> keys = new HashSet<>();
    for (int i = 0; i < blocks.count(); i++) {
      keys.add(blocks.key(i));
      if (blocks.isNew(i)) {
        byte[] copy = new byte[blocks.length(i)];
        Memory.copyOut(blocks.address(i), copy, 0, copy.length);
        copies.put(blocks.key(i), copy);
      }
    }
    copies.keySet().retainAll(keys);
  }

  private void classify(VectorRows rows, long rowid) {
    switch (rows.fetch(rowid)) {
      case BLOB -> {
        if (BruteMethod.isValid(host, rows.address(), rows.length())) {
          byte[] copy = new byte[rows.length()];
          Memory.copyOut(rows.address(), copy, 0, copy.length);
          pending.put(rowid, copy);
        } else {
          invalid.add(rowid);
        }
      }
      case NULL -> nulls.add(rowid);
      case OTHER -> invalid.add(rowid);
      case NO_ROW -> {
        // Deleted.
      }
    }
  }

  @Override
  public DistanceMetric metric() {
    return BruteMethod.metric(host.index().options());
  }

  @Override
  public boolean serves(DistanceMetric metric) {
    DistanceMetric own = BruteMethod.metric(host.index().options());
    return metric == own || own == DistanceMetric.L2 && metric == DistanceMetric.L2_SQUARED;
  }

  @Override
  public long rowCount() {
    return blocks.count() + pending.size();
  }

  @Override
  public double cost(long wanted, double recall) {
    return 1 + 2.0 * wanted;
  }

  @Override
  public Candidates search(
      DistanceMetric metric, long query, int length, long wanted, double recall) {
    refresh();
    searches++;
    QueryKernel kernel = Kernels.prepare(metric, Memory.SEG, query, length);
    List<Found> all = new ArrayList<>();
    copies.forEach(
        (rowid, vector) -> {
          if (!logged.contains(rowid)) {
            all.add(new Found(distance(kernel, vector), rowid));
          }
        });
    pending.forEach((rowid, vector) -> all.add(new Found(distance(kernel, vector), rowid)));
    return new BruteCandidates(all, wanted);
  }

  private static double distance(QueryKernel kernel, byte[] vector) {
    long copy = NativeAllocator.allocate(vector.length);
    Memory.copyIn(vector, 0, copy, vector.length);
    double distance = kernel.distance(Memory.SEG, copy, vector.length);
    NativeAllocator.free(copy, vector.length);
    return distance;
  }

  /** A row with its distance. */
  record Found(double distance, long rowid) {}

  @Override
  public boolean isBuiltFaster() {
    return false;
  }

  @Override
  public long[] invalid() {
    refresh();
    return invalid.stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public long[] nulls() {
    refresh();
    return nulls.stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public boolean drain(long maxMillis) {
    refresh();
    String node = host.table("node");
    String other = host.table("other");
    try (NestedStatement deleteNode = host.prepare("DELETE FROM " + node + " WHERE block = ?1");
        NestedStatement deleteOther = host.prepare("DELETE FROM " + other + " WHERE key = ?1");
        NestedStatement insert = host.prepare("INSERT INTO " + node + " VALUES (?1, ?2)");
        NestedStatement add = host.prepare("INSERT INTO " + other + " VALUES (?1, ?2)")) {
      for (long rowid : Set.copyOf(logged)) {
        deleteNode.bind(1, rowid).run();
        deleteOther.bind(1, rowid).run();
        if (pending.containsKey(rowid)) {
          insert.bind(1, rowid).bind(2, pending.get(rowid)).run();
        } else if (nulls.contains(rowid) || invalid.contains(rowid)) {
          add.bind(1, rowid).bind(2, nulls.contains(rowid) ? 1 : 0).run();
        }
      }
    }
    host.execute("DELETE FROM " + host.table("log"));
    return true;
  }

  @Override
  public List<String> check(int maxFindings) {
    refresh();
    Set<Long> keys = new HashSet<>(pending.keySet());
    keys.addAll(invalid);
    keys.addAll(nulls);
    for (int i = 0; i < blocks.count(); i++) {
      keys.add(blocks.key(i));
    }
    List<String> findings = new ArrayList<>();
    try (NestedStatement all =
        host.prepare("SELECT " + host.index().key() + " FROM " + host.baseTable())) {
      while (all.step()) {
        if (!keys.contains(all.getLong(0))) {
          findings.add("row " + all.getLong(0) + " missing from index " + host.index().name());
        }
      }
    }
    return findings;
  }

  @Override
  public void close() {
    blocks.close();
  }
}
