package org.quiverdb.engine.exec.scan;

import org.quiverdb.engine.record.KeyInfo;
import org.quiverdb.engine.record.RecordComparator;
import org.quiverdb.engine.record.Registers;

/** A key to be searched in an index: its values, and the comparator over them. */
final class SearchKey implements AutoCloseable {
  final Registers values;
  final RecordComparator comparator;

  /**
   * @param fields how many leading fields the key has
   */
  SearchKey(KeyInfo keyInfo, int fields) {
    values = new Registers(fields);
    comparator = new RecordComparator(keyInfo, values, 0, fields);
  }

  @Override
  public void close() {
    values.close();
  }
}
