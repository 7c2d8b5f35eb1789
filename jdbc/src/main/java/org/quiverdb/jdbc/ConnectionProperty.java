package org.quiverdb.jdbc;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may stand behind the {@code ?} of a URL or in the Properties given to the driver. Pragmas
 * are run when a connection is opened, in the order in which they stand here.
 */
enum ConnectionProperty {
  MODE(false, "how the file is opened: read only, read-write, or created too", "ro", "rw", "rwc"),
  OPEN_MODE(false, "flags of sqlite3_open_v2 as a number: 1 opens for reading only"),
  BUSY_TIMEOUT(false, "how long to wait for locks of others, in milliseconds (default 3000)"),
  TRANSACTION_MODE(
      false,
      "lock that a transaction takes when it begins (default deferred)",
      "deferred",
      "immediate",
      "exclusive"),
  DATE_CLASS(false, "storage class of java.sql dates (default integer)", "integer", "text", "real"),
  DATE_PRECISION(
      false, "unit of dates stored as INTEGER (default milliseconds)", "milliseconds", "seconds"),
  DATE_STRING_FORMAT(false, "pattern of dates stored as TEXT (default yyyy-MM-dd HH:mm:ss.SSS)"),
  PAGE_SIZE(true, "bytes in a page of a new file, 512 to 65536"),
  ENCODING(true, "text encoding of a new file", "UTF-8", "UTF-16", "UTF-16le", "UTF-16be"),
  AUTO_VACUUM(true, "how a new file gives pages back", "none", "full", "incremental"),
  LOCKING_MODE(true, "when locks are released", "normal", "exclusive"),
  JOURNAL_MODE(true, "kind of journal", "delete", "truncate", "persist", "memory", "wal", "off"),
  JOURNAL_SIZE_LIMIT(true, "bytes of journal kept after a commit"),
  SYNCHRONOUS(true, "how often the disk is waited for", "off", "normal", "full", "extra"),
  CACHE_SIZE(true, "pages, or KiB if negative, of the page cache"),
  MMAP_SIZE(true, "bytes of the file read through memory mapping"),
  TEMP_STORE(true, "where temporary tables live", "default", "file", "memory"),
  MAX_PAGE_COUNT(true, "pages that the file may have at most"),
  SECURE_DELETE(true, "overwrite deleted content with zeros", "on", "off", "fast"),
  FOREIGN_KEYS(true, "enforce foreign keys", "on", "off"),
  DEFER_FOREIGN_KEYS(true, "check foreign keys at commit only", "on", "off"),
  IGNORE_CHECK_CONSTRAINTS(true, "do not check CHECK constraints", "on", "off"),
  RECURSIVE_TRIGGERS(true, "let triggers fire themselves", "on", "off"),
  CASE_SENSITIVE_LIKE(true, "let LIKE tell case", "on", "off"),
  REVERSE_UNORDERED_SELECTS(true, "reverse the order of unordered rows", "on", "off"),
  AUTOMATIC_INDEX(true, "let queries build indexes for their own use", "on", "off"),
  READ_UNCOMMITTED(true, "let readers of a shared cache see uncommitted rows", "on", "off"),
  LEGACY_ALTER_TABLE(true, "rename tables as SQLite 3.24 did", "on", "off"),
  TRUSTED_SCHEMA(true, "let the schema use unsafe functions", "on", "off"),
  CELL_SIZE_CHECK(true, "check cells when pages are read", "on", "off"),
  WAL_AUTOCHECKPOINT(true, "pages in the write-ahead log that make a checkpoint due"),
  APPLICATION_ID(true, "number in the header that tells what kind of file it is"),
  USER_VERSION(true, "number in the header for the application's own use"),
  QUERY_ONLY(true, "refuse every write", "on", "off");

  private static final Map<String, ConnectionProperty> BY_KEY = new HashMap<>();

  static {
    for (ConnectionProperty property : values()) {
      BY_KEY.put(property.key(), property);
    }
  }

  private final boolean pragma;
  private final String description;
  private final List<String> choices;

  ConnectionProperty(boolean pragma, String description, String... choices) {
    this.pragma = pragma;
    this.description = description;
    this.choices = List.of(choices);
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isPragma() {
    return pragma;
  }

  String description() {
    return description;
  }

  /** Values that it may have, empty if it is free. */
  List<String> choices() {
    return choices;
  }

  /** The property of a key in any case, or null if there is none. */
  static @Nullable ConnectionProperty of(String key) {
    return BY_KEY.get(key.toLowerCase(Locale.ROOT));
  }
}
