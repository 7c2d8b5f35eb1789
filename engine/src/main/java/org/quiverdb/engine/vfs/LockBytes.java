package org.quiverdb.engine.vfs;

/** Where in a database file the locks are; no page content is ever kept there. */
final class LockBytes {
  static final long PENDING = 0x4000_0000L;
  static final long RESERVED = PENDING + 1;
  static final long SHARED_FIRST = PENDING + 2;
  static final long SHARED_COUNT = 510;

  private LockBytes() {}
}
