package org.quiverdb.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * sqlite-vec inside of C SQLite: npm has the library, sqlite-jdbc loads it. Its tables of the kind
 * {@code vec0} hold vectors of float32 under rowids and are searched exactly.
 */
public final class SqliteVec {
  private static final String PACKAGE = "sqlite-vec";
  private static final String LOADABLE = "require('sqlite-vec').getLoadablePath()";

  private SqliteVec() {}

  /**
   * Finds the library, in a package of npm that is installed if need be.
   *
   * @return its path, without {@code .so}
   * @throws MissingPeer if there is none for this machine
   */
  public static String library(PeerFolder folder)
      throws IOException, InterruptedException, MissingPeer {
    folder.install(PACKAGE);
    Path output = folder.run(PACKAGE, 1, "node", "-p", LOADABLE);
    return Files.readString(output).strip().replaceAll("\\.so$", "");
  }

  /** Opens or makes a database file, with the library loaded and its own settings otherwise. */
  public static Connection open(Path file, String library) throws SQLException {
    Connection c =
        DriverManager.getConnection("jdbc:sqlite:" + file + "?enable_load_extension=true");
    try (Statement s = c.createStatement()) {
      s.execute("SELECT load_extension('" + library + "')");
    } catch (SQLException e) {
      c.close();
      throw e;
    }
    return c;
  }

  /**
   * Makes a table with a vector column {@code e}.
   *
   * @param metric {@code cosine} or {@code l2}
   */
  public static void create(Connection connection, String table, int dims, String metric)
      throws SQLException {
    try (Statement s = connection.createStatement()) {
      s.execute(
          "CREATE VIRTUAL TABLE %s USING vec0(e float[%d] distance_metric=%s)"
              .formatted(table, dims, metric));
    }
  }

  /** The question for the k rowids nearest to a vector, which is its only parameter. */
  public static String nearest(String table, int k) {
    return "SELECT rowid, distance FROM " + table + " WHERE e MATCH ? AND k = " + k;
  }
}
