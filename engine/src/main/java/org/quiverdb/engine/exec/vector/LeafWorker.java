package org.quiverdb.engine.exec.vector;

import java.util.Arrays;
import java.util.function.LongPredicate;
import org.quiverdb.engine.btree.LeafReader;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.vector.kernel.QueryKernel;

/** One thread's part of a {@link LeafScan}. */
final class LeafWorker implements AutoCloseable {
  /** Stands for a cell: the row that was gathered last. */
  private static final int GATHERED = -1;

  private final LeafScan scan;
  private final LeafReader reader;
  private final VectorField field;
  private final QueryKernel kernel;
  private final Nearest nearest;
  private long[] others = new long[16];
  private int otherCount;

  /** Whether the field holds a gathered row that is still to be measured. */
  private boolean gathered;

  private long gatheredRowid;

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
        measureCells(reader.open(scan.leaves[i]));
      }
      scan.checkOthers(otherCount);
    }
    measureGathered();
  }

  private void measureCells(int cells) {
    LongPredicate filter = scan.filter;
    for (int cell = 0; cell < cells; cell++) {
      if (filter != null && !filter.test(reader.rowid(cell))) {
        continue;
      }
      int kind = field.find(reader, cell);
      measureGathered();
      switch (kind) {
        case VectorField.BLOB -> measure(field.address, field.length, cell);
        case VectorField.SPLIT -> {
          field.gather(reader, cell);
          gathered = true;
          gatheredRowid = reader.rowid(cell);
        }
        case VectorField.NULL -> {
          if (scan.keepNulls) {
            nearest.addWithout(reader.rowid(cell));
          }
        }
        default -> addOther(reader.rowid(cell));
      }
    }
  }

  /**
   * Measures the row that was gathered last. That is put off until the next row has been found:
   * what is in scratch needs no memory, and so the next row's is on its way meanwhile.
   */
  private void measureGathered() {
    if (gathered) {
      gathered = false;
      measure(field.gatheredAddress, field.gatheredLength, GATHERED);
    }
  }

  private void measure(long address, int length, int cell) {
    if (kernel.accepts(Memory.SEG, address, length)) {
      double distance = kernel.distance(Memory.SEG, address, length);
      if (!(distance > nearest.worst)) {
        nearest.add(distance, rowid(cell));
      }
    } else {
      addOther(rowid(cell));
    }
  }

  private long rowid(int cell) {
    return cell == GATHERED ? gatheredRowid : reader.rowid(cell);
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
