package org.quiverdb.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Ordinary SQL in Quiver and in C SQLite through their JDBC drivers, in one run. Loading is run
 * once on each side untimed, any other case {@value #WARM_UPS} times, so that the JIT has compiled
 * it; then both sides take turns; the table shows the medians, and the ratio
 * of Quiver's to C SQLite's.
 *
 * <p>{@code OrdinarySql [rows [repetitions [pattern of cases]]]}: 1,000,000 rows and 5 repetitions
 * if not said otherwise. Files go to {@code target/bench}. Single thread.
 */
public final class OrdinarySql {
  private static final int WARM_UPS = 4;

  private final Path directory;
  private final int rows;
  private final int repetitions;
  private final Pattern wanted;
  private final ResultTable table = new ResultTable();

  private OrdinarySql(Path directory, int rows, int repetitions, Pattern wanted) {
    this.directory = directory;
    this.rows = rows;
    this.repetitions = repetitions;
    this.wanted = wanted;
  }

  public static void main(String[] args) throws SQLException, IOException {
    Path directory = Files.createDirectories(Path.of("target", "bench"));
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    int repetitions = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    Pattern wanted = Pattern.compile(args.length > 2 ? args[2] : "");
    new OrdinarySql(directory, rows, repetitions, wanted).run();
  }

  private void run() throws SQLException, IOException {
    load();
    Map<Peer, Connection> connections = new EnumMap<>(Peer.class);
    try {
      for (Peer peer : Peer.values()) {
        connections.put(peer, peer.open(peer.file(directory)));
        OrdinaryCases.createCodes(connections.get(peer));
      }
      for (OrdinaryCase one : OrdinaryCases.onFullTable(rows)) {
        if (wanted.matcher(one.name()).find()) {
          measure(one, connections);
        }
      }
    } finally {
      for (Connection connection : connections.values()) {
        connection.close();
      }
    }
    System.out.println(table.markdown(rows, repetitions));
    System.out.println(table.json(rows, repetitions));
  }

  /** Fills both files from nothing, as often as all other cases are run. */
  private void load() throws SQLException, IOException {
    OrdinaryCase insert = OrdinaryCases.insert(rows);
    OrdinaryCase index = OrdinaryCases.index();
    boolean measured = wanted.matcher(insert.name()).find() || wanted.matcher(index.name()).find();
    for (int i = measured ? -1 : 0; i < (measured ? repetitions : 1); i++) {
      for (Peer peer : Peer.values()) {
        try (Connection connection = peer.create(peer.file(directory))) {
          time(insert, peer, connection, measured && i >= 0);
          time(index, peer, connection, measured && i >= 0);
        }
      }
    }
  }

  private void measure(OrdinaryCase one, Map<Peer, Connection> connections) throws SQLException {
    for (int i = -WARM_UPS; i < repetitions; i++) {
      double expected = Double.NaN;
      for (Map.Entry<Peer, Connection> side : connections.entrySet()) {
        double result = time(one, side.getKey(), side.getValue(), i >= 0);
        if (Math.abs(result - expected) > 1e-6 * Math.abs(expected)) {
          throw new IllegalStateException(one.name() + ": " + result + ", not " + expected);
        }
        expected = result;
      }
    }
  }

  private double time(OrdinaryCase one, Peer peer, Connection connection, boolean counts)
      throws SQLException {
    long start = System.nanoTime();
    double result = one.work().run(connection, one.sql());
    if (counts) {
      table.add(one, peer, System.nanoTime() - start);
    }
    return result;
  }
}
