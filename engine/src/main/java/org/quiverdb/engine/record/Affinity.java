package org.quiverdb.engine.record;

/**
 * Type affinity of a column or expression ("Datatypes In SQLite", section 3): what a value is
 * turned into, if it can be without loss, when it is stored or compared.
 */
public enum Affinity {
  BLOB,
  TEXT,
  NUMERIC,
  INTEGER,
  REAL;

  /** The affinity of a declared type, by SQLite's five rules in their order; no type gives BLOB. */
  public static Affinity of(String type) {
    if (contains(type, "INT")) {
      return INTEGER;
    }
    if (contains(type, "CHAR") || contains(type, "CLOB") || contains(type, "TEXT")) {
      return TEXT;
    }
    if (type.isEmpty() || contains(type, "BLOB")) {
      return BLOB;
    }
    return contains(type, "REAL") || contains(type, "FLOA") || contains(type, "DOUB")
        ? REAL
        : NUMERIC;
  }

  private static boolean contains(String type, String word) {
    int last = type.length() - word.length();
    for (int i = 0; i <= last; i++) {
      if (type.regionMatches(true, i, word, 0, word.length())) {
        return true;
      }
    }
    return false;
  }

  /** Whether values are turned into numbers. */
  public boolean isNumeric() {
    return this == NUMERIC || this == INTEGER || this == REAL;
  }
}
