package org.quiverdb.engine.pager;

/** How much a commit waits for the disk; {@code PRAGMA synchronous}. The ordinal is its number. */
public enum Synchronous {
  /** Never: a power loss may destroy the database. */
  OFF,
  /** The record count is not synced apart from the records. */
  NORMAL,
  /** Consistent after a power loss. */
  FULL,
  /** As FULL, and the directory is synced after the journal is deleted: nothing is lost. */
  EXTRA
}
