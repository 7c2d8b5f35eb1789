package org.quiverdb.shell.session;

/** What Quiver calls itself. */
public final class Version {
  /** Quiver's own version, as in the poms. */
  public static final String QUIVER = "0.1.0-SNAPSHOT";

  /** The SQLite version whose behaviour Quiver follows. */
  public static final String SQLITE = "3.54.1";

  private Version() {}

  /** The line that {@code -version} prints: SQLite's version first, as in sqlite3. */
  public static String line() {
    return SQLITE + " (Quiver " + QUIVER + ")";
  }
}
