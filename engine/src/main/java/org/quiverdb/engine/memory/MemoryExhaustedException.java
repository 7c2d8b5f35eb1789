package org.quiverdb.engine.memory;

/** The reserved region has no room for a block; callers turn it into SQLITE_NOMEM. */
public final class MemoryExhaustedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MemoryExhaustedException(long byteCount) {
    super("out of memory: a block of " + byteCount + " bytes does not fit");
  }
}
