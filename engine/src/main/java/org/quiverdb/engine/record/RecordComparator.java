package org.quiverdb.engine.record;

import org.quiverdb.engine.btree.IndexProbe;
import org.quiverdb.engine.memory.Memory;

/**
 * A search key: values in consecutive registers, compared field by field with stored records. A key
 * may have fewer fields than the records; {@link #setTie} then says on which side of the equal
 * records the key lies. Not thread-safe.
 */
public final class RecordComparator implements IndexProbe {
  private final KeyInfo keyInfo;
  private final Registers registers;
  private final int first;
  private final FieldWalk field = new FieldWalk();
  private final TextBuffer text;
  private final boolean textFirst;
  private final boolean descending;
  private int count;
  private int tie;

  /**
   * @param first register of the key's first value
   * @param count how many fields the key has; {@link #setCount} changes it
   */
  public RecordComparator(KeyInfo keyInfo, Registers registers, int first, int count) {
    this.keyInfo = keyInfo;
    this.registers = registers;
    this.first = first;
    this.count = count;
    text = new TextBuffer(keyInfo.encoding());
    textFirst = keyInfo.collation(0) == Collation.BINARY;
    descending = keyInfo.isDescending(0);
  }

  /** How many leading fields count. */
  public RecordComparator setCount(int fields) {
    count = fields;
    return this;
  }

  /**
   * What {@link #compare} answers for a record that is equal in all fields of the key: 0, or
   * negative to lie after all such records, or positive to lie before them.
   */
  public RecordComparator setTie(int result) {
    tie = result;
    return this;
  }

  @Override
  public int compare(long recordAddress, int recordLength) {
    if (count == 0) {
      return tie;
    }
    byte tag = registers.tag[first];
    if (tag == Registers.TEXT ? textFirst : tag == Registers.INTEGER) {
      long header = Memory.getByte(recordAddress);
      int type = Memory.getByte(recordAddress + 1);
      boolean sameClass =
          tag == Registers.TEXT ? SerialType.isText(type) : SerialType.isInteger(type);
      if (sameClass && header >= 2 && header + SerialType.length(type) <= recordLength) {
        int order = compareFirst(tag, type, recordAddress + header);
        if (order != 0) {
          return descending ? -order : order;
        }
        if (count == 1) {
          return tie;
        }
      }
    }
    return compareFields(recordAddress, recordLength);
  }

  /** INTEGER and TEXT; NULL for all others. */
  private static byte classOf(int type) {
    if (SerialType.isText(type)) {
      return Registers.TEXT;
    }
    return SerialType.isInteger(type) ? Registers.INTEGER : Registers.NULL;
  }

  private int compareFirst(byte tag, int type, long stored) {
    long key = registers.bits[first];
    return tag == Registers.INTEGER
        ? Long.compare(SerialType.integer(type, stored), key)
        : Memory.compare(stored, (int) SerialType.length(type), key, registers.length[first]);
  }

  private int compareFields(long recordAddress, int recordLength) {
    field.start(recordAddress, recordLength);
    for (int i = 0; i < count; i++) {
      if (!field.next()) {
        return -1;
      }
      int order = compareField(i);
      if (order != 0) {
        boolean oneIsNull =
            field.type == SerialType.NULL || registers.tag[first + i] == Registers.NULL;
        return keyInfo.directed(i, order, oneIsNull);
      }
    }
    return tie;
  }

  private int compareField(int i) {
    int key = first + i;
    long type = field.type;
    byte tag = registers.tag[key];
    if (type >= SerialType.FIRST_BLOB) {
      return compareBytes(key, tag, (type & 1) != 0 ? Registers.TEXT : Registers.BLOB, i);
    }
    if (SerialType.isInteger(type)) {
      long stored = SerialType.integer(type, field.address);
      return switch (tag) {
        case Registers.INTEGER -> Long.compare(stored, registers.bits[key]);
        case Registers.REAL -> ValueCompare.compare(stored, registers.getDouble(key));
        default -> Registers.INTEGER - tag;
      };
    }
    if (type == SerialType.REAL) {
      double stored = SerialType.real(field.address);
      return switch (tag) {
        case Registers.INTEGER -> -ValueCompare.compare(registers.bits[key], stored);
        case Registers.REAL -> ValueCompare.compare(stored, registers.getDouble(key));
        default -> Registers.REAL - tag;
      };
    }
    return Registers.NULL - tag;
  }

  private int compareBytes(int key, byte tag, byte stored, int i) {
    if (tag != stored) {
      return stored - tag;
    }
    long other = registers.bits[key];
    int otherLength = registers.length[key];
    if (stored == Registers.BLOB) {
      return Memory.compare(field.address, field.length, other, otherLength);
    }
    text.set(field.address, field.length);
    return keyInfo.collation(i).compare(text.address(), text.length(), other, otherLength);
  }
}
