package org.quiverdb.shell;

/** What Quiver calls itself. */
final class Version {
  /** Quiver's own version, as in the poms. */
  static final String QUIVER = "0.1.0-SNAPSHOT";

  /** The SQLite version whose behaviour Quiver follows. */
  static final String SQLITE = "3.54.1";

  private Version() {}

  /** The line that {@code -version} prints: SQLite's version first, as in sqlite3. */
  static String line() {
    return SQLITE + " (Quiver " + QUIVER + ")";
  }
}
