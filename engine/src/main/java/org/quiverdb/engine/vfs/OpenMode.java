package org.quiverdb.engine.vfs;

/** What a file is opened for. */
public enum OpenMode {
  /** A database, for reading only; it must exist. */
  READ_ONLY,
  /** A database, read-only if the system does not permit writing; it must exist. */
  READ_WRITE,
  /** As READ_WRITE, created when missing. */
  CREATE,
  /** A rollback journal: read and written, created when missing, permissions as its database. */
  JOURNAL,
  /** New, for this process alone, gone when closed. */
  TEMPORARY
}
