package org.quiverdb.engine.api;

/**
 * How a database is opened.
 *
 * @param readOnly refuse every write; the file must exist
 * @param create make the file when it does not exist
 * @param busyTimeoutMillis how long to wait for locks of others, in milliseconds; 0 fails at once
 */
public record OpenOptions(boolean readOnly, boolean create, int busyTimeoutMillis) {
  /** Reads and writes, creates the file, does not wait for locks: what SQLite's shell does. */
  public static final OpenOptions DEFAULT = new OpenOptions(false, true, 0);

  /** The same options with another busy timeout. */
  public OpenOptions withBusyTimeout(int millis) {
    return new OpenOptions(readOnly, create, millis);
  }

  /** The same options, but only for reading. */
  public OpenOptions forReading() {
    return new OpenOptions(true, false, busyTimeoutMillis);
  }
}
