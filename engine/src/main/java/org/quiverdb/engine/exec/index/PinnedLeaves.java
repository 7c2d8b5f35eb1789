package org.quiverdb.engine.exec.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.quiverdb.engine.btree.LeafReader;
import org.quiverdb.engine.btree.LeafReader.PageSource;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.session.FileDatabase;
import org.quiverdb.engine.exec.vector.VectorField;
import org.quiverdb.engine.pager.Frame;
import org.quiverdb.engine.pager.PageStore;
import org.quiverdb.engine.spi.PinnedBlocks;

/** The blobs of a table's leaves, with the frames of all leaves pinned. */
final class PinnedLeaves implements PinnedBlocks {
  private static final int DATA_COLUMN = 1;

  private final FileDatabase database;
  private final String name;
  private final int root;
  private Frame[] frames = new Frame[0];
  private boolean[] shared = new boolean[0];
  private long[] keys = new long[0];
  private long[] addresses = new long[0];
  private int[] lengths = new int[0];
  private boolean[] fresh = new boolean[0];
  private int count;

  PinnedLeaves(FileDatabase database, Table table) {
    this.database = database;
    this.name = table.name();
    this.root = table.rootPage();
    refresh();
  }

  @Override
  public boolean refresh() {
    PageStore store = database.pager();
    int[] leaves = database.trees().leafPages(root);
    Map<Integer, Frame> before = HashMap.newHashMap(frames.length);
    for (int i = 0; i < frames.length; i++) {
      if (shared[i]) {
        before.put(frames[i].pageNumber(), frames[i]);
      }
    }
    Frame[] old = frames;
    frames = new Frame[0];
    Frame[] pinned = new Frame[leaves.length];
    boolean[] isNew = new boolean[leaves.length];
    boolean[] nowShared = new boolean[leaves.length];
    boolean same = leaves.length == old.length;
    int got = 0;
    try {
      for (; got < leaves.length; got++) {
        pinned[got] = store.get(leaves[got]);
        nowShared[got] = pinned[got].isShared();
        isNew[got] = before.get(leaves[got]) != pinned[got] || !nowShared[got];
        same &= !isNew[got];
      }
    } finally {
      if (got < leaves.length) {
        release(Arrays.copyOf(pinned, got));
      }
      release(old);
    }
    frames = pinned;
    shared = nowShared;
    if (!same) {
      read(leaves, isNew);
    }
    return !same;
  }

  /** Notes where the blobs are. */
  private void read(int[] leaves, boolean[] isNew) {
    count = 0;
    try (LeafReader reader = database.trees().leafReader(PageSource.of(database.pager()));
        VectorField field = new VectorField(DATA_COLUMN, true)) {
      for (int i = 0; i < leaves.length; i++) {
        int cells = reader.open(leaves[i]);
        reserve(count + cells);
        int from = count;
        for (int cell = 0; cell < cells; cell++) {
          add(reader, cell, field, isNew[i]);
        }
        sort(from);
      }
    }
  }

  private void add(LeafReader reader, int cell, VectorField field, boolean isNew) {
    boolean local = reader.localSize(cell) == reader.payloadSize(cell);
    if (!local || field.find(reader, cell) != VectorField.BLOB) {
      throw SqlException.error("table " + name + " holds what is no block of an index");
    }
    keys[count] = reader.rowid(cell);
    addresses[count] = field.address;
    lengths[count] = field.length;
    fresh[count++] = isNew;
  }

  /** The cells of a leaf come by address; puts them in the order of their keys. */
  private void sort(int from) {
    for (int i = from + 1; i < count; i++) {
      for (int j = i; j > from && keys[j - 1] > keys[j]; j--) {
        swap(j - 1, j);
      }
    }
  }

  private void swap(int a, int b) {
    long key = keys[a];
    keys[a] = keys[b];
    keys[b] = key;
    long address = addresses[a];
    addresses[a] = addresses[b];
    addresses[b] = address;
    int length = lengths[a];
    lengths[a] = lengths[b];
    lengths[b] = length;
  }

  private void reserve(int needed) {
    if (needed > keys.length) {
      int capacity = Math.max(needed, keys.length * 2);
      keys = Arrays.copyOf(keys, capacity);
      addresses = Arrays.copyOf(addresses, capacity);
      lengths = Arrays.copyOf(lengths, capacity);
      fresh = Arrays.copyOf(fresh, capacity);
    }
  }

  private void release(Frame[] pinned) {
    for (Frame frame : pinned) {
      database.pager().release(frame);
    }
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public long key(int position) {
    return keys[position];
  }

  @Override
  public long address(int position) {
    return addresses[position];
  }

  @Override
  public int length(int position) {
    return lengths[position];
  }

  @Override
  public boolean isNew(int position) {
    return fresh[position];
  }

  @Override
  public void close() {
    Frame[] old = frames;
    frames = new Frame[0];
    count = 0;
    release(old);
  }
}
