package org.quiverdb.engine.btree;

/**
 * One parsed cell. Sizes are bytes; addresses point into {@code Memory}. Reused from cell to cell,
 * so that a scan allocates nothing.
 */
final class Cell {
  /** First byte of the cell: the child pointer in interior pages, the payload size in leaves. */
  long address;

  /** The rowid in table trees; undefined in index trees. */
  long rowid;

  /** The whole payload; 0 in interior pages of table trees. */
  int payloadSize;

  /** First byte of the payload. */
  long payloadAddress;

  /** Bytes of the payload that lie in the page. */
  int localSize;

  /** First overflow page, or 0. */
  int overflowPage;

  /** All bytes of the cell in the page, at least 4. */
  int size;
}
