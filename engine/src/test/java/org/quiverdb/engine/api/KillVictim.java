package org.quiverdb.engine.api;

import java.util.SplittableRandom;
import org.quiverdb.engine.pager.FramePool;

/**
 * A process to be killed: changes all rows of a table in one transaction after another, and prints
 * the number of each once its commit has returned. Arguments: path, bytes of the pool.
 */
public final class KillVictim {
  static final int ROWS = 400;
  static final int ROW_BYTES = 900;

  private KillVictim() {}

  public static void main(String[] arguments) {
    FramePool.setBudgetBytes(Long.parseLong(arguments[1]));
    SplittableRandom random = new SplittableRandom();
    try (QuiverConnection connection = QuiverConnection.open(arguments[0])) {
      long number = newest(connection);
      System.out.println(number);
      try (QuiverStatement update =
          connection.prepare("UPDATE t SET v = ?1, p = ?2 WHERE id % 4 = ?3")) {
        byte[] payload = new byte[ROW_BYTES];
        while (true) {
          number++;
          connection.execute("BEGIN");
          for (int part = 0; part < 4; part++) {
            random.nextBytes(payload);
            update.bindLong(1, number);
            update.bindBlob(2, payload);
            update.bindLong(3, part);
            update.step();
            update.reset();
          }
          connection.execute("COMMIT");
          System.out.println(number);
        }
      }
    }
  }

  /** The number of the transaction that the table shows; makes the table if there is none. */
  static long newest(QuiverConnection connection) {
    connection.execute("CREATE TABLE IF NOT EXISTS t(id INTEGER PRIMARY KEY, v INTEGER, p BLOB)");
    try (QuiverStatement count = connection.prepare("SELECT max(v) FROM t")) {
      count.step();
      if (!count.isNull(0)) {
        return count.getLong(0);
      }
    }
    connection.execute("BEGIN");
    try (QuiverStatement insert = connection.prepare("INSERT INTO t VALUES (?, 0, ?)")) {
      for (int id = 1; id <= ROWS; id++) {
        insert.bindLong(1, id);
        insert.bindBlob(2, new byte[ROW_BYTES]);
        insert.step();
        insert.reset();
      }
    }
    connection.execute("COMMIT");
    return 0;
  }
}
