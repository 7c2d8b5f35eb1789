package org.quiverdb.engine.exec.scan;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.btree.TreePlace;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.Operator;
import org.quiverdb.engine.record.Registers;

/**
 * Entries of an index whose leading fields are fixed and whose next field may lie in a range. Also
 * searches the tree of a table WITHOUT ROWID by its primary key.
 *
 * <p>The range is kept in the order of the index: {@code begin} is where an upward walk starts,
 * {@code end} where it stops. For a descending field the upper bound is the begin.
 */
public final class IndexSearch extends Operator {
  /**
   * So many ranges of an IN are looked at for an estimate; the others are taken to be like them.
   */
  private static final int MOST_ESTIMATED = 8;

  private final TableCursor row;
  private final boolean onTable;
  private final KeyValues values;
  private final int fixed;
  private final KeyPart.@Nullable Bound lower;
  private final KeyPart.@Nullable Bound upper;
  private final boolean descendingField;
  private final boolean reverse;

  /** At most one entry is equal to a key, so that nobody needs to look at the one after it. */
  private final boolean unique;

  private @Nullable SearchKey begin;
  private @Nullable SearchKey end;
  private boolean beginInclusive;
  private boolean endInclusive;
  private boolean moving;
  private boolean done;

  /**
   * @param onTable whether the tree walked is that of the table WITHOUT ROWID itself
   */
  public IndexSearch(
      TableCursor row,
      boolean onTable,
      KeyPart[] parts,
      KeyPart.@Nullable Bound lower,
      KeyPart.@Nullable Bound upper,
      boolean descendingField,
      boolean reverse) {
    this.row = row;
    this.onTable = onTable;
    this.values = new KeyValues(parts, walked(row, onTable), reverse);
    this.fixed = parts.length;
    this.lower = lower;
    this.upper = upper;
    this.descendingField = descendingField;
    this.reverse = reverse;
    this.unique = !hasRange() && isUnique(walked(row, onTable), parts);
  }

  /** NULLs are never equal to each other in a UNIQUE index. */
  private static boolean isUnique(Index index, KeyPart[] parts) {
    if (!index.unique() || parts.length < index.keyCount()) {
      return false;
    }
    for (KeyPart part : parts) {
      if (part.nullMatches()) {
        return false;
      }
    }
    return true;
  }

  private boolean hasRange() {
    return lower != null || upper != null;
  }

  private static Index walked(TableCursor row, boolean onTable) {
    return onTable ? row.table().primaryKeyIndex() : requireNonNull(row.index());
  }

  private SearchKey probe(ExecContext x) {
    return new SearchKey(
        x.session.database(row.database()).keyInfo(walked(row, onTable)),
        fixed + (hasRange() ? 1 : 0));
  }

  @Override
  public void open(ExecContext x) {
    if (begin == null) {
      begin = probe(x);
      end = hasRange() ? probe(x) : begin;
    }
    moving = false;
    done = !values.first(x, begin.values) || !bounds(x, begin, requireNonNull(end));
  }

  /**
   * Evaluates the range; a missing lower bound is "greater than NULL", for a comparison is never
   * true of NULL.
   */
  private boolean bounds(ExecContext x, SearchKey first, SearchKey last) {
    beginInclusive = true;
    endInclusive = true;
    if (!hasRange()) {
      return true;
    }
    SearchKey low = descendingField ? last : first;
    SearchKey high = descendingField ? first : last;
    boolean lowInclusive = false;
    if (lower == null || lower.value() == null) {
      low.values.setNull(fixed);
    } else {
      lowInclusive = lower.inclusive();
      if (!bound(x, low, lower)) {
        return false;
      }
    }
    boolean highInclusive = true;
    if (upper == null) {
      high.comparator.setCount(fixed);
    } else {
      highInclusive = upper.inclusive();
      if (!bound(x, high, upper)) {
        return false;
      }
    }
    beginInclusive = descendingField ? highInclusive : lowInclusive;
    endInclusive = descendingField ? lowInclusive : highInclusive;
    shareFixed(first, last);
    return true;
  }

  private boolean bound(ExecContext x, SearchKey probe, KeyPart.Bound bound) {
    Evaluator value = requireNonNull(bound.value());
    value.eval(x);
    KeyValues.copy(x.registers, value.register, probe.values, fixed, bound.affinity());
    return probe.values.tag[fixed] != Registers.NULL;
  }

  private void shareFixed(SearchKey first, SearchKey last) {
    if (first != last) {
      for (int i = 0; i < fixed; i++) {
        last.values.tag[i] = first.values.tag[i];
        last.values.bits[i] = first.values.bits[i];
        last.values.length[i] = first.values.length[i];
      }
    }
  }

  @Override
  public double estimate(ExecContext x) {
    if (done || unique) {
      return done ? 0 : values.count();
    }
    Cursor tree = onTable ? row.tableTree(x) : row.indexTree(x);
    SearchKey first = requireNonNull(begin);
    double sum = 0;
    int looked = 0;
    boolean more = true;
    while (more && looked < MOST_ESTIMATED) {
      sum += estimate(tree, first, requireNonNull(end));
      looked++;
      more = values.next(first.values);
      shareFixed(first, requireNonNull(end));
    }
    if (looked > 1) {
      values.restart(first.values);
      shareFixed(first, requireNonNull(end));
    }
    return sum * Math.max(1, values.count() / looked);
  }

  /** Entries of one range. */
  private double estimate(Cursor tree, SearchKey first, SearchKey last) {
    if (!(beginInclusive ? tree.seekGE(first.comparator) : tree.seekGT(first.comparator))) {
      return 0;
    }
    TreePlace from = tree.place();
    if (endInclusive ? tree.seekGT(last.comparator) : tree.seekGE(last.comparator)) {
      return from.entriesTo(tree.place());
    }
    return tree.last() ? from.entriesTo(tree.place()) + 1 : 0;
  }

  @Override
  public boolean next(ExecContext x) {
    Cursor tree = onTable ? row.tableTree(x) : row.indexTree(x);
    while (!done) {
      x.tick();
      if (moving ? step(tree) : seek(tree)) {
        moving = true;
        if (onTable) {
          row.moved();
        } else {
          row.movedIndex();
        }
        return true;
      }
      moving = false;
      SearchKey first = requireNonNull(begin);
      done = !values.next(first.values);
      shareFixed(first, requireNonNull(end));
    }
    return false;
  }

  private boolean step(Cursor tree) {
    return !unique && (reverse ? tree.previous() : tree.next()) && inside(tree);
  }

  private boolean seek(Cursor tree) {
    SearchKey first = requireNonNull(begin);
    SearchKey last = requireNonNull(end);
    if (unique) {
      return tree.seek(first.comparator);
    }
    boolean found;
    if (reverse) {
      found = endInclusive ? tree.seekLE(last.comparator) : tree.seekLT(last.comparator);
    } else {
      found = beginInclusive ? tree.seekGE(first.comparator) : tree.seekGT(first.comparator);
    }
    return found && inside(tree);
  }

  /** Whether the entry is not beyond the far end of the range. */
  private boolean inside(Cursor tree) {
    SearchKey far = requireNonNull(reverse ? begin : end);
    boolean inclusive = reverse ? beginInclusive : endInclusive;
    int order = far.comparator.compare(tree.payload(), tree.payloadSize());
    if (reverse) {
      order = -order;
    }
    return inclusive ? order <= 0 : order < 0;
  }

  @Override
  public void close(ExecContext x) {
    if (begin != null) {
      begin.close();
    }
    if (end != null) {
      end.close();
    }
    begin = null;
    end = null;
    row.close();
  }
}
