package org.quiverdb.engine.record;

import org.quiverdb.engine.btree.Varint;
import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.memory.Memory;

/**
 * Walks over the fields of one contiguous record, checking each against the record's length before
 * it is seen. After {@link #next} returned true the field is {@code type}, {@code address}, {@code
 * length}.
 */
final class FieldWalk {
  long type;
  long address;
  int length;

  private long header;
  private long headerEnd;
  private long body;
  private long end;

  /** To before the first field of a record. */
  void start(long recordAddress, int recordLength) {
    if (recordLength <= 0) {
      throw corrupt("an empty record");
    }
    end = recordAddress + recordLength;
    long bytes = Memory.getByte(recordAddress);
    header = recordAddress + 1;
    if (bytes < 0) {
      bytes = Varint.get(recordAddress);
      header = recordAddress + Varint.length(recordAddress);
    }
    if (bytes > recordLength || bytes < header - recordAddress) {
      throw corrupt("a record header of " + bytes + " bytes in a record of " + recordLength);
    }
    headerEnd = recordAddress + bytes;
    body = headerEnd;
  }

  /** To the next field; false when there is none. */
  boolean next() {
    if (header >= headerEnd) {
      return false;
    }
    type = Memory.getByte(header);
    if (type >= 0) {
      header++;
    } else {
      type = Varint.get(header);
      header += Varint.length(header);
      if (header > headerEnd) {
        throw corrupt("a record header that ends inside of a serial type");
      }
    }
    address = body;
    long bytes = SerialType.length(type);
    if (type < 0 || bytes > end - body) {
      throw corrupt("a field of serial type " + type + " that ends behind its record");
    }
    length = (int) bytes;
    body += bytes;
    return true;
  }

  static CorruptException corrupt(String what) {
    return new CorruptException(
        ResultCode.CORRUPT, null, CorruptException.UNKNOWN, CorruptException.UNKNOWN, what);
  }
}
