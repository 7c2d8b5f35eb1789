package org.quiverdb.engine.api;

/** The storage class of a value ("Datatypes In SQLite", section 2). */
public enum ValueType {
  NULL,
  INTEGER,
  REAL,
  TEXT,
  BLOB
}
