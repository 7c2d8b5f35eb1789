package org.quiverdb.engine.record;

import java.util.Arrays;
import org.quiverdb.engine.btree.RecordOrder;

/**
 * How the records of an index, or of a sorter, are ordered: a collation and a direction for each
 * field. A field beyond those described (the rowid of an index, say) sorts ascending and binary.
 * Immutable.
 */
public final class KeyInfo {
  /** The field sorts from large to small. */
  public static final int DESCENDING = 1;

  /** NULL sorts as larger than everything (NULLS LAST, or with DESCENDING, NULLS FIRST). */
  public static final int BIG_NULL = 2;

  private final Collation[] collations;
  private final int[] flags;
  private final TextEncoding encoding;
  private final Collation binary;

  /**
   * @param collations one for each field
   * @param flags for each field, of {@link #DESCENDING} and {@link #BIG_NULL}
   * @param encoding of TEXT in the records
   */
  public KeyInfo(Collation[] collations, int[] flags, TextEncoding encoding) {
    if (collations.length != flags.length) {
      throw new IllegalArgumentException(collations.length + " collations, " + flags.length);
    }
    this.collations = new Collation[collations.length];
    Arrays.setAll(this.collations, i -> collations[i].in(encoding));
    this.flags = flags.clone();
    this.encoding = encoding;
    binary = Collation.BINARY.in(encoding);
  }

  /** The number of fields described. */
  public int fieldCount() {
    return flags.length;
  }

  public TextEncoding encoding() {
    return encoding;
  }

  /** The collation of a field, in the file's encoding. */
  public Collation collation(int field) {
    return field < collations.length ? collations[field] : binary;
  }

  public boolean isDescending(int field) {
    return field < flags.length && (flags[field] & DESCENDING) != 0;
  }

  /** Turns the order of two unequal values of a field into the order of the records. */
  int directed(int field, int order, boolean oneIsNull) {
    int f = field < flags.length ? flags[field] : 0;
    if (f == 0) {
      return order;
    }
    boolean swap = (f & DESCENDING) != 0;
    if (oneIsNull && (f & BIG_NULL) != 0) {
      swap = !swap;
    }
    return swap ? -order : order;
  }

  /** The order of whole records. The result keeps buffers, so it belongs to one thread. */
  public RecordOrder order() {
    return new RecordPairOrder(this);
  }
}
