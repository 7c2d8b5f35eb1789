package org.quiverdb.engine.exec.vector;

import org.quiverdb.engine.btree.LeafReader;
import org.quiverdb.engine.btree.Varint;
import org.quiverdb.engine.catalog.Column;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.record.SerialType;

/**
 * Finds one column of the records in a leaf. Most rows of a table have the same header bytes, so
 * what the last header said is kept and the next one only compared.
 *
 * <p>Whatever is not plainly a BLOB or NULL inside of its record, damaged records too, is left to
 * the ordinary way of reading a row. Not thread-safe.
 */
public final class VectorField implements AutoCloseable {
  /** A BLOB at {@link #address} of {@link #length} bytes. */
  public static final int BLOB = 0;

  public static final int NULL = 1;

  /** A BLOB that continues on overflow pages; for {@link #gather}. */
  public static final int SPLIT = 2;

  /** Something for the ordinary way of reading. */
  public static final int OTHER = 3;

  private final int column;
  private final int missing;

  /** Header bytes of the last record, as far as they fit into eight, and which bits count. */
  private long shape;

  private long shapeMask = -1;
  private int kind = OTHER;
  private int offset;

  /** Where the BLOB that was gathered last lies; valid until the next is gathered. */
  public long gatheredAddress;

  public int gatheredLength;
  private long gatheredBytes;

  /** Where the BLOB of the last call lies; valid until the next one, or until the leaf is left. */
  public long address;

  public int length;

  /**
   * @param column position of the column in the records
   * @param nullWhenMissing whether the column is NULL in records that are too short to have it
   */
  public VectorField(int column, boolean nullWhenMissing) {
    this.column = column;
    this.missing = nullWhenMissing ? NULL : OTHER;
  }

  /** The position of a column in the records of its table: computed columns are not there. */
  public static int position(Table table, int column) {
    int position = 0;
    for (Column c : table.columns().subList(0, column)) {
      position += c.isVirtual() ? 0 : 1;
    }
    return position;
  }

  /** Looks at a cell of the open leaf. */
  public int find(LeafReader leaf, int cell) {
    long record = leaf.localAddress(cell);
    int local = leaf.localSize(cell);
    int size = leaf.payloadSize(cell);
    boolean known =
        local >= Long.BYTES && (Memory.getLongLittleEndian(record) & shapeMask) == shape;
    if (!known) {
      parse(record, local, size);
    }
    if (kind != BLOB) {
      return kind;
    }
    if (offset > size - length) {
      return OTHER;
    }
    if (offset + length > local) {
      return SPLIT;
    }
    address = record + offset;
    return BLOB;
  }

  /** Brings the {@link #SPLIT} BLOB of the last call together at {@link #gatheredAddress}. */
  public void gather(LeafReader leaf, int cell) {
    if (length > gatheredBytes) {
      close();
      gatheredBytes = NativeAllocator.roundUp(length);
      gatheredAddress = NativeAllocator.allocate(gatheredBytes);
    }
    leaf.readPayload(cell, offset, length, gatheredAddress);
    gatheredLength = length;
  }

  private void parse(long record, int local, int size) {
    kind = OTHER;
    shapeMask = -1;
    shape = 0;
    if (local < 2) {
      return;
    }
    long header = Varint.get(record);
    int at = Varint.length(record);
    if (header > local || header < at) {
      return;
    }
    long type = SerialType.NULL;
    long body = header;
    int field = 0;
    for (; field <= column && at < header; field++) {
      body += field == 0 ? 0 : SerialType.length(type);
      type = Varint.get(record + at);
      at += Varint.length(record + at);
      if (type < 0 || at > header || body > size) {
        return;
      }
    }
    if (field <= column) {
      kind = missing;
    } else if (type == SerialType.NULL) {
      kind = NULL;
    } else if (SerialType.isBlob(type) && SerialType.length(type) <= size - body) {
      kind = BLOB;
      offset = (int) body;
      length = (int) SerialType.length(type);
    }
    if (kind != OTHER && local >= Long.BYTES && header <= Long.BYTES) {
      shapeMask = header == Long.BYTES ? -1 : (1L << 8 * header) - 1;
      shape = Memory.getLongLittleEndian(record) & shapeMask;
    }
  }

  @Override
  public void close() {
    if (gatheredAddress != 0) {
      NativeAllocator.free(gatheredAddress, gatheredBytes);
      gatheredAddress = 0;
      gatheredBytes = 0;
    }
  }
}
