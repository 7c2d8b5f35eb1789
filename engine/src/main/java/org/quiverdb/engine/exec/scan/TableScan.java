package org.quiverdb.engine.exec.scan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.exec.Watched;

/** All rows of a table's tree, or of an index, in its order or backwards. */
public final class TableScan extends Operator implements Watched {
  private final TableCursor row;
  private final boolean byIndex;
  private final boolean reverse;
  private @Nullable Cursor tree;
  private boolean started;

  /**
   * @param byIndex whether the cursor's index is walked, and not the table's tree
   */
  public TableScan(TableCursor row, boolean byIndex, boolean reverse) {
    this.row = row;
    this.byIndex = byIndex;
    this.reverse = reverse;
  }

  @Override
  public void open(ExecContext x) {
    tree = byIndex ? row.indexTree(x) : row.tableTree(x);
    started = false;
    x.watch(this);
  }

  @Override
  public boolean next(ExecContext x) {
    x.tick();
    if (!step()) {
      x.unwatch(this);
      return false;
    }
    if (byIndex) {
      row.movedIndex();
    } else {
      row.moved();
    }
    return true;
  }

  @Override
  public double share() {
    double before = started ? Objects.requireNonNull(tree).share() : 0;
    return reverse ? 1 - before : before;
  }

  private boolean step() {
    Cursor cursor = Objects.requireNonNull(tree);
    if (started) {
      return reverse ? cursor.previous() : cursor.next();
    }
    started = true;
    return reverse ? cursor.last() : cursor.first();
  }

  @Override
  public void close(ExecContext x) {
    tree = null;
    x.unwatch(this);
    row.close();
  }
}
