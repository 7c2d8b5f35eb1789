package org.quiverdb.engine.api;

/**
 * How a database is opened.
 *
 * @param readOnly refuse every write; the file must exist
 * @param create make the file when it does not exist
 * @param busyTimeoutMillis how long to wait for locks of others, in milliseconds; 0 fails at once
 * @param bulkLoad pages that a transaction adds are not kept in memory after its commit: a load of
 *     many rows then uses the same memory over and over, and what is cached already stays
 */
public record OpenOptions(
    boolean readOnly, boolean create, int busyTimeoutMillis, boolean bulkLoad) {
  /** Reads and writes, creates the file, does not wait for locks: what SQLite's shell does. */
  public static final OpenOptions DEFAULT = new OpenOptions(false, true, 0, false);

  /** The same options with another busy timeout. */
  public OpenOptions withBusyTimeout(int millis) {
    return new OpenOptions(readOnly, create, millis, bulkLoad);
  }

  /** The same options, but only for reading. */
  public OpenOptions forReading() {
    return new OpenOptions(true, false, busyTimeoutMillis, false);
  }

  /** The same options, for a connection that adds very many rows. */
  public OpenOptions forBulkLoad() {
    return new OpenOptions(readOnly, create, busyTimeoutMillis, true);
  }
}
