package org.quiverdb.engine.record;

import org.quiverdb.engine.btree.RecordOrder;
import org.quiverdb.engine.memory.Memory;

/**
 * Orders whole records by all their fields; a record that is a prefix of another sorts before it.
 */
final class RecordPairOrder implements RecordOrder {
  private final KeyInfo keyInfo;
  private final FieldWalk first = new FieldWalk();
  private final FieldWalk second = new FieldWalk();
  private final TextBuffer firstText;
  private final TextBuffer secondText;

  RecordPairOrder(KeyInfo keyInfo) {
    this.keyInfo = keyInfo;
    firstText = new TextBuffer(keyInfo.encoding());
    secondText = new TextBuffer(keyInfo.encoding());
  }

  @Override
  public int compare(long firstAddress, int firstLength, long secondAddress, int secondLength) {
    first.start(firstAddress, firstLength);
    second.start(secondAddress, secondLength);
    for (int field = 0; ; field++) {
      boolean more = first.next();
      if (!second.next()) {
        return more ? 1 : 0;
      }
      if (!more) {
        return -1;
      }
      int order = compareField(field);
      if (order != 0) {
        return keyInfo.directed(
            field, order, first.type == SerialType.NULL || second.type == SerialType.NULL);
      }
    }
  }

  private int compareField(int field) {
    long x = first.type;
    long y = second.type;
    int rank = rank(x);
    if (rank != rank(y)) {
      return rank - rank(y);
    }
    return switch (rank) {
      case Registers.NULL -> 0;
      case Registers.INTEGER -> numbers(x, y);
      case Registers.TEXT -> texts(keyInfo.collation(field));
      default -> Memory.compare(first.address, first.length, second.address, second.length);
    };
  }

  /** The storage class, with REAL counted as INTEGER. */
  private static int rank(long type) {
    if (type >= SerialType.FIRST_BLOB) {
      return SerialType.isText(type) ? Registers.TEXT : Registers.BLOB;
    }
    return type == SerialType.REAL || SerialType.isInteger(type)
        ? Registers.INTEGER
        : Registers.NULL;
  }

  private int numbers(long x, long y) {
    if (x != SerialType.REAL) {
      long a = SerialType.integer(x, first.address);
      return y == SerialType.REAL
          ? ValueCompare.compare(a, SerialType.real(second.address))
          : Long.compare(a, SerialType.integer(y, second.address));
    }
    double a = SerialType.real(first.address);
    return y == SerialType.REAL
        ? ValueCompare.compare(a, SerialType.real(second.address))
        : -ValueCompare.compare(SerialType.integer(y, second.address), a);
  }

  private int texts(Collation collation) {
    firstText.set(first.address, first.length);
    secondText.set(second.address, second.length);
    return collation.compare(
        firstText.address(), firstText.length(), secondText.address(), secondText.length());
  }
}
