package org.quiverdb.engine.btree;

/** What becomes of deleted content: {@code PRAGMA secure_delete}, with its numbers as ordinals. */
public enum SecureDelete {
  /** It stays until it is written over. */
  OFF,

  /** Cells and free pages are filled with zeros. */
  ON,

  /** Cells are filled with zeros, which costs no more I/O; free pages keep their content. */
  FAST
}
