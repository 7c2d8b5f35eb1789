package org.quiverdb.index.diskann.store;

import org.jspecify.annotations.Nullable;

/**
 * What drains do for an index, in this order: the form is chosen again when it is outgrown, the
 * recall curve is measured again when it is of a much smaller graph, pending rows move into the
 * graph. One thread, inside of write transactions.
 */
final class Upkeep implements AutoCloseable {
  /** An index is outgrown with so many rows that are so many times those it was formed of. */
  private static final long LEAST_OUTGROWN = 500;

  private static final long OUTGROWN = 16;

  /** No graph with more nodes is taken apart by drains. */
  private static final long MOST_REFORMED = 5000;

  /** Measuring may take this share of a slice. */
  private static final double MEASURING = 0.25;

  /** Building takes a third of the time, for each row, that moving pending rows takes. */
  private static final int BUILDING = 3;

  private final DiskannIndex index;

  /** A form that is being chosen. */
  private @Nullable Reform reform;

  Upkeep(DiskannIndex index) {
    this.index = index;
  }

  private long rows() {
    return index.metadata().used() + index.pending().count();
  }

  /** Of {@link DiskannIndex#isBuiltFaster}. */
  boolean isBuiltFaster() {
    boolean faster = BUILDING * index.pending().count() > rows();
    return rows() >= LEAST_OUTGROWN && faster || isOutgrown();
  }

  private boolean isOutgrown() {
    return rows() >= LEAST_OUTGROWN && rows() >= OUTGROWN * index.metadata().built();
  }

  /**
   * Does as much as there is time for.
   *
   * @return whether nothing is pending any more
   */
  boolean drain(Slice slice) {
    if (!isFormed(slice)) {
      return false;
    }
    boolean empty;
    try (Drain drain = new Drain(index, curve(slice.part(MEASURING)), slice)) {
      empty = drain.run();
    }
    index.renewState();
    return empty;
  }

  /** Whether the form is not outgrown, or was chosen again in this slice and those before. */
  private boolean isFormed(Slice slice) {
    if (!isOutgrown() || index.metadata().used() > MOST_REFORMED) {
      return true;
    }
    if (reform == null) {
      reform = new Reform(index);
    }
    if (!reform.run(slice)) {
      return false;
    }
    close();
    index.reopen();
    return true;
  }

  /** The curve, with some more queries measured if that is due. */
  private MeasuredCurve curve(Slice slice) {
    Metadata metadata = index.metadata();
    MeasuredCurve curve = metadata.curve();
    if (!curve.isDue(metadata.used())) {
      return curve;
    }
    RecallMeasure measure =
        new RecallMeasure(
            index.host(),
            index.reader(),
            index.options().metric(),
            index.space(),
            index.blocks(),
            metadata.entries(),
            metadata.used(),
            1);
    int most = MeasuredCurve.QUERIES - curve.next().queries();
    return curve.plus(measure.some(most, metadata.version(), slice));
  }

  @Override
  public void close() {
    if (reform != null) {
      reform.close();
      reform = null;
    }
  }
}
