package org.quiverdb.index.diskann.store;

import java.util.Arrays;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.engine.spi.NestedStatement;
import org.quiverdb.engine.spi.VectorRows;
import org.quiverdb.index.diskann.code.CodeSpace;
import org.quiverdb.index.diskann.code.Encoder;
import org.quiverdb.index.diskann.code.QueryCode;

/**
 * The rows that have changed since they were last put into the graph: what the log names, and what
 * has been added behind the largest key without being logged. One thread.
 *
 * <p>Keys are read at once, vectors by {@link #load}, which searches need and drains do not. A
 * vector is encoded once and its code kept as long as the row stays pending. Keys stand in an open
 * hash table.
 */
final class Pending implements AutoCloseable {
  /** Kinds of rows without a node, as in the table of them. */
  static final int NULL = 0;

  static final int WITHOUT_DISTANCE = 1;

  /** A row that is not in the table any more. */
  static final int GONE = 2;

  static final int VECTOR = 3;

  /** A row that {@link #load} has yet to look at. */
  private static final int UNREAD = 4;

  /** What is kept as a row's code: nothing, that of its old node, that of its vector. */
  private static final byte NO_CODE = 0;

  private static final byte NODES_CODE = 1;
  private static final byte VECTORS_CODE = 2;

  private final IndexHost host;
  private final VectorReader reader;
  private final int codeBytes;
  private final Encoder encoder;
  private final float[] vector;
  private int[] table = new int[64];
  private long[] keys = new long[32];
  private byte[] kinds = new byte[32];
  private long[] fingerprints = new long[32];
  private byte[] codeKinds = new byte[32];
  private boolean[] named = new boolean[32];
  private int count;
  private long codes;
  private long codesBytes;
  private long lastSeq;
  private boolean logged;

  Pending(IndexHost host, VectorReader reader, CodeSpace space) {
    this.host = host;
    this.reader = reader;
    codeBytes = space.codeBytes();
    encoder = new Encoder(space);
    vector = new float[reader.dimensions()];
    Arrays.fill(table, -1);
  }

  int count() {
    return count;
  }

  long key(int i) {
    return keys[i];
  }

  int kind(int i) {
    return kinds[i];
  }

  float estimate(QueryCode query, int i) {
    return query.estimate(code(i));
  }

  /**
   * Finds rows whose estimate may be within a limit; also some that have no vector any more.
   *
   * @param target receives them; long enough for all
   * @return how many
   */
  int findNear(QueryCode query, float limit, int[] target) {
    return query.findNear(codes, count, limit, target);
  }

  float deviation(QueryCode query, int i) {
    return query.deviation(code(i));
  }

  /**
   * Whether it is known about where the row lies: a code of a vector that it has, or had when it
   * was last looked at.
   */
  boolean hasCode(int i) {
    return codeKinds[i] != NO_CODE;
  }

  /** The address of that code, until the next row is added. */
  long code(int i) {
    return codes + (long) i * codeBytes;
  }

  /** Says where a row without a vector lies: where its old node is. */
  void setPlace(int i, long code) {
    Memory.copy(code, code(i), codeBytes);
    codeKinds[i] = NODES_CODE;
  }

  /** The place of a key, or -1. */
  int find(long key) {
    for (int at = slot(key); table[at] >= 0; at = at + 1 & table.length - 1) {
      if (keys[table[at]] == key) {
        return table[at];
      }
    }
    return -1;
  }

  private int slot(long key) {
    return (int) (key * 0x9E3779B97F4A7C15L >>> 40) & table.length - 1;
  }

  /**
   * Reads all keys again.
   *
   * @param largestKey of {@link #readBehind}
   */
  void readAll(long largestKey) {
    Arrays.fill(named, 0, count, false);
    lastSeq = Long.MIN_VALUE;
    logged = true;
    readLog();
    readBehind(largestKey);
    forgetUnnamed();
  }

  /** Whether the log names all of the rows. */
  boolean isLogged() {
    return logged;
  }

  /** The largest number in the log when it was read last. */
  long lastSeq() {
    return lastSeq;
  }

  /**
   * Forgets rows that have been drained.
   *
   * @param lastSeq the largest number in the log now
   */
  void forget(boolean[] drained, long lastSeq) {
    for (int i = 0; i < count; i++) {
      named[i] = !drained[i];
    }
    forgetUnnamed();
    this.lastSeq = lastSeq;
    logged = true;
  }

  /** Forgets the rows that were not taken, keeping the codes of the others. */
  private void forgetUnnamed() {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (named[i]) {
        move(i, kept++);
      }
    }
    count = kept;
    fillTable();
  }

  private void move(int from, int to) {
    if (from == to) {
      return;
    }
    keys[to] = keys[from];
    kinds[to] = kinds[from];
    fingerprints[to] = fingerprints[from];
    codeKinds[to] = codeKinds[from];
    named[to] = named[from];
    Memory.copy(code(from), code(to), codeBytes);
  }

  /** Takes what the log holds behind the entries that were taken last. */
  void readLog() {
    try (NestedStatement log =
        host.prepare(
            "SELECT seq, old, new FROM " + host.table("log") + " WHERE seq > ?1 ORDER BY seq")) {
      log.bind(1, lastSeq);
      while (log.step()) {
        lastSeq = log.getLong(0);
        if (!log.isNull(1)) {
          take(log.getLong(1));
        }
        if (!log.isNull(2)) {
          take(log.getLong(2));
        }
      }
    }
  }

  /** Takes rows that stand behind a key, that nobody has logged and the index does not know. */
  private void readBehind(long largestKey) {
    String sql =
        ("SELECT %1$s FROM %2$s AS t WHERE t.%1$s > ?1"
                + " AND NOT EXISTS (SELECT 1 FROM %3$s AS k WHERE k.key = t.%1$s)"
                + " AND NOT EXISTS (SELECT 1 FROM %4$s AS o WHERE o.key = t.%1$s)")
            .formatted(
                host.index().key(),
                host.baseTable(),
                host.table(DiskannMethod.KEY),
                host.table(DiskannMethod.OTHER));
    try (NestedStatement statement = host.prepare(sql)) {
      statement.bind(1, largestKey);
      while (statement.step()) {
        int i = find(statement.getLong(0));
        logged &= i >= 0 && named[i];
        take(statement.getLong(0));
      }
    }
  }

  private void take(long key) {
    int i = find(key);
    if (i < 0) {
      i = add(key);
    }
    kinds[i] = UNREAD;
    named[i] = true;
  }

  /** Reads the vectors of the rows that were taken since the last time. */
  void load() {
    try (VectorRows rows = host.rows()) {
      for (int i = 0; i < count; i++) {
        if (kinds[i] == UNREAD) {
          load(i, rows);
        }
      }
    }
  }

  /** Reads the vector of a row. */
  void load(int i, VectorRows rows) {
    switch (rows.fetch(keys[i])) {
      case NO_ROW -> kinds[i] = GONE;
      case NULL -> kinds[i] = NULL;
      case OTHER -> kinds[i] = WITHOUT_DISTANCE;
      case BLOB -> encode(i, rows.address(), rows.length());
    }
  }

  private void encode(int i, long address, int length) {
    long fingerprint = Fingerprint.of(address, length);
    if (codeKinds[i] == VECTORS_CODE && fingerprints[i] == fingerprint) {
      kinds[i] = VECTOR;
    } else if (reader.read(address, length, vector) == VectorReader.Kind.VECTOR) {
      encoder.encode(vector, code(i));
      kinds[i] = VECTOR;
      fingerprints[i] = fingerprint;
      codeKinds[i] = VECTORS_CODE;
    } else {
      kinds[i] = WITHOUT_DISTANCE;
    }
  }

  private int add(long key) {
    if (count == keys.length) {
      grow();
    }
    if ((long) (count + 1) * codeBytes > codesBytes) {
      growCodes();
    }
    int i = count++;
    keys[i] = key;
    codeKinds[i] = NO_CODE;
    put(i);
    return i;
  }

  private void put(int i) {
    int at = slot(keys[i]);
    while (table[at] >= 0) {
      at = at + 1 & table.length - 1;
    }
    table[at] = i;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, 2 * count);
    kinds = Arrays.copyOf(kinds, 2 * count);
    fingerprints = Arrays.copyOf(fingerprints, 2 * count);
    codeKinds = Arrays.copyOf(codeKinds, 2 * count);
    named = Arrays.copyOf(named, 2 * count);
    table = new int[4 * count];
    fillTable();
  }

  private void fillTable() {
    Arrays.fill(table, -1);
    for (int i = 0; i < count; i++) {
      put(i);
    }
  }

  private void growCodes() {
    long bytes = Math.max(64L * codeBytes, 2 * codesBytes);
    long larger = NativeAllocator.allocate(bytes);
    Memory.copy(codes, larger, (long) count * codeBytes);
    freeCodes();
    codes = larger;
    codesBytes = bytes;
  }

  private void freeCodes() {
    if (codesBytes > 0) {
      NativeAllocator.free(codes, codesBytes);
      codesBytes = 0;
    }
  }

  @Override
  public void close() {
    count = 0;
    Arrays.fill(table, -1);
    freeCodes();
  }
}
