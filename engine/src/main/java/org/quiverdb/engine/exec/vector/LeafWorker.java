package org.quiverdb.engine.exec.vector;

import java.util.Arrays;
import org.quiverdb.engine.btree.LeafReader;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.vector.kernel.QueryKernel;

/** One thread's part of a {@link LeafScan}. */
final class LeafWorker implements AutoCloseable {
  private final LeafScan scan;
  private final LeafReader reader;
  private final VectorField field;
  private final QueryKernel kernel;
  private final Nearest nearest;
  private long[] others = new long[16];
  private int otherCount;

  LeafWorker(LeafScan scan, LeafReader.PageSource pages, Nearest nearest) {
    this.scan = scan;
    this.nearest = nearest;
    kernel = scan.query.kernel();
    reader = scan.tree.leafReader(pages);
    field = new VectorField(scan.column, scan.nullWhenMissing);
  }

  void run() {
    for (int first = scan.claim(); first >= 0; first = scan.claim()) {
      int end = scan.end(first);
      for (int i = first; i < end; i++) {
        measure(reader.open(scan.leaves[i]));
      }
      scan.checkOthers(otherCount);
    }
  }

  private void measure(int cells) {
    for (int cell = 0; cell < cells; cell++) {
      int kind = field.find(reader, cell);
      if (kind == VectorField.BLOB && kernel.accepts(Memory.SEG, field.address, field.length)) {
        double distance = kernel.distance(Memory.SEG, field.address, field.length);
        if (!(distance > nearest.worst)) {
          nearest.add(distance, reader.rowid(cell));
        }
      } else if (kind != VectorField.NULL) {
        addOther(reader.rowid(cell));
      } else if (scan.keepNulls) {
        nearest.addWithout(reader.rowid(cell));
      }
    }
  }

  private void addOther(long rowid) {
    if (otherCount == others.length) {
      others = Arrays.copyOf(others, otherCount * 2);
    }
    others[otherCount++] = rowid;
  }

  Nearest nearest() {
    return nearest;
  }

  /** The rowids of the rows that the kernel did not take. */
  long[] others() {
    return Arrays.copyOf(others, otherCount);
  }

  @Override
  public void close() {
    reader.close();
    field.close();
  }
}
