package org.quiverdb.engine.exec.scan;

import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.error.ResultCode;

/** Makes the exceptions for damaged records. */
public final class CorruptReports {
  private CorruptReports() {}

  public static CorruptException record(Cursor cursor, String what) {
    return new CorruptException(
        ResultCode.CORRUPT,
        null,
        CorruptException.UNKNOWN,
        CorruptException.UNKNOWN,
        what + " in the tree with root page " + cursor.root());
  }

  public static CorruptException missingRow(Cursor index) {
    return new CorruptException(
        ResultCode.CORRUPT_INDEX,
        null,
        CorruptException.UNKNOWN,
        CorruptException.UNKNOWN,
        "an index entry without a row, root page " + index.root());
  }

  static CorruptException key(String what) {
    return new CorruptException(
        ResultCode.CORRUPT, null, CorruptException.UNKNOWN, CorruptException.UNKNOWN, what);
  }
}
