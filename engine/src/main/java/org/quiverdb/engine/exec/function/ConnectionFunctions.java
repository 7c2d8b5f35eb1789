package org.quiverdb.engine.exec.function;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Numeric;
import org.quiverdb.engine.record.Registers;

/** Functions about the connection and the library. */
final class ConnectionFunctions {
  /** The SQLite whose behaviour is the specification. */
  static final String VERSION = "3.54.0";

  private static final String SOURCE_ID = "Quiver, with the behaviour of SQLite " + VERSION;

  /** What of SQLite's compile-time options describes this library. */
  private static final List<String> OPTIONS =
      List.of(
          "DEFAULT_AUTOVACUUM",
          "DEFAULT_PAGE_SIZE=4096",
          "ENABLE_MATH_FUNCTIONS",
          "MAX_LIKE_PATTERN_LENGTH=50000",
          "THREADSAFE=1");

  private ConnectionFunctions() {}

  static void define(Definer d) {
    d.define("changes", 0, 0, 0, (c, r, f, n, to) -> r.setLong(to, c.environment().changes()))
        .define(
            "total_changes",
            0,
            0,
            0,
            (c, r, f, n, to) -> r.setLong(to, c.environment().totalChanges()))
        .define(
            "last_insert_rowid",
            0,
            0,
            0,
            (c, r, f, n, to) -> r.setLong(to, c.environment().lastInsertRowid()))
        .define("sqlite_version", 0, (c, r, f, n, to) -> r.setText(to, VERSION))
        .define("sqlite_source_id", 0, (c, r, f, n, to) -> r.setText(to, SOURCE_ID))
        .define("sqlite_compileoption_get", 1, ConnectionFunctions::option)
        .define("sqlite_compileoption_used", 1, ConnectionFunctions::hasOption);
  }

  private static void option(FunctionContext c, Registers r, int first, int count, int to) {
    long index = Numeric.integer(r, first);
    if (index >= 0 && index < OPTIONS.size()) {
      r.setText(to, OPTIONS.get((int) index));
    } else {
      r.setNull(to);
    }
  }

  private static void hasOption(FunctionContext c, Registers r, int first, int count, int to) {
    if (r.tag[first] == Registers.NULL) {
      r.setNull(to);
      return;
    }
    TextView text = c.text(r, first);
    String name = new String(Memory.bytes(text.address, text.length), StandardCharsets.UTF_8);
    String bare = name.regionMatches(true, 0, "SQLITE_", 0, 7) ? name.substring(7) : name;
    boolean used =
        OPTIONS.stream()
            .anyMatch(
                o ->
                    o.equalsIgnoreCase(bare)
                        || o.regionMatches(true, 0, bare + "=", 0, bare.length() + 1));
    r.setLong(to, used ? 1 : 0);
  }
}
