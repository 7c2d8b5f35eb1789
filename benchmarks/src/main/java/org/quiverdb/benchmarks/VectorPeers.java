package org.quiverdb.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The same question to other databases, each over a copy of Quiver's own file: Turso and libSQL in
 * node, sqlite-vec inside of C SQLite. The file has 4096-byte pages, which is what all of them make
 * by themselves. Their packages come from npm into the work directory; what cannot be installed is
 * named as skipped.
 */
final class VectorPeers {
  /** A peer's answer: its times, or why there are none. */
  record Outcome(String name, Times times, String skipped) {}

  private static final int RUN_MINUTES = 10;
  private static final String SCRIPT =
      """
      // node peer.mjs PACKAGE FILE VECTORS DIMS: one line per query, milliseconds and rowids
      import fs from 'node:fs';
      const [, , name, file, vectors, dims] = process.argv;
      const bytes = fs.readFileSync(vectors);
      const size = 4 * Number(dims);
      const sql = 'SELECT id, vector_distance_cos(e, ?) AS d FROM t ORDER BY d LIMIT 10';
      let statement;
      if (name === 'libsql') {
        const { default: Database } = await import('libsql');
        statement = new Database(file).prepare(sql);
      } else {
        const { connect } = await import('@tursodatabase/database');
        statement = await (await connect(file)).prepare(sql);
      }
      for (let at = 0; at + size <= bytes.length; at += size) {
        const vector = Buffer.from(bytes.subarray(at, at + size));
        const start = process.hrtime.bigint();
        const rows = await statement.all([vector]);
        const nanos = process.hrtime.bigint() - start;
        console.log(Number(nanos) / 1e6 + ' ' + rows.map((r) => r.id).join(','));
      }
      process.exit(0);
      """;

  private final VectorFiles files;
  private final Path file;
  private final List<byte[]> vectors;
  private final List<String> answers;
  private final PeerFolder folder;

  /**
   * @param file with float32 vectors
   * @param answers what is expected for each vector: rowids, with commas between them
   */
  VectorPeers(VectorFiles files, Path file, List<byte[]> vectors, List<String> answers)
      throws IOException {
    this.files = files;
    this.file = file;
    this.vectors = vectors;
    this.answers = answers;
    folder = new PeerFolder(files.folder());
  }

  /** Asks all peers. */
  List<Outcome> run() throws IOException, InterruptedException {
    List<Outcome> all = new ArrayList<>();
    all.add(node("Turso", "@tursodatabase/database"));
    all.add(node("libSQL", "libsql"));
    all.add(sqliteVec());
    return all;
  }

  private static Outcome skipped(String name, Exception why) {
    return new Outcome(name, new Times(name), String.valueOf(why.getMessage()));
  }

  private Path copy(String name) throws IOException {
    return Files.copy(file, folder.file(name + ".db"), StandardCopyOption.REPLACE_EXISTING);
  }

  /** A peer may leave a write-ahead log beside the file, which the next copy must not find. */
  private static void delete(Path copy) throws IOException {
    for (String end : List.of("", "-wal", "-shm", "-journal")) {
      Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + end));
    }
  }

  private Outcome node(String name, String npmPackage) throws IOException, InterruptedException {
    Path script = Files.writeString(folder.file("peer.mjs"), SCRIPT, StandardCharsets.UTF_8);
    Path asked = folder.file("vectors.f32");
    try (var out = Files.newOutputStream(asked)) {
      for (byte[] vector : vectors) {
        out.write(vector);
      }
    }
    Path copy = copy(name);
    try {
      folder.install(npmPackage);
      String dims = Integer.toString(files.dims());
      Path output =
          folder.run(
              name,
              RUN_MINUTES,
              "node",
              script.toString(),
              npmPackage,
              copy.toString(),
              asked.toString(),
              dims);
      return read(name + ", npm " + npmPackage, Files.readString(output));
    } catch (MissingPeer e) {
      return skipped(name, e);
    } finally {
      delete(copy);
    }
  }

  private Outcome read(String name, String output) {
    Times times = new Times(name);
    List<String> lines = output.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String[] parts = lines.get(i).split(" ");
      check(name, i, parts[1]);
      times.add((long) (Double.parseDouble(parts[0]) * 1e6));
    }
    return new Outcome(name, times, "");
  }

  /** The nearest row at least must be the same; further ones may be as near as each other. */
  private void check(String name, int query, String ids) {
    String expected = answers.get(query);
    if (!ids.split(",")[0].equals(expected.split(",")[0])) {
      throw new IllegalStateException(name + " answers " + ids + " and not " + expected);
    }
  }

  private Outcome sqliteVec() throws IOException, InterruptedException {
    String name = "sqlite-vec";
    Path copy = copy(name);
    try (Connection c = SqliteVec.open(copy, SqliteVec.library(folder))) {
      return new Outcome(name, ask(c, name), "");
    } catch (MissingPeer | SQLException e) {
      return skipped(name, e);
    } finally {
      delete(copy);
    }
  }

  /** The faster of its two ways: the function over the table, and a table of its own kind. */
  private Times ask(Connection c, String name) throws SQLException {
    Times scalar =
        ask(
            c,
            name + ", npm sqlite-vec (function)",
            "SELECT id, vec_distance_cosine(e, ?) AS d FROM t ORDER BY d LIMIT 10");
    SqliteVec.create(c, "v", files.dims(), "cosine");
    try (Statement s = c.createStatement()) {
      s.execute("BEGIN");
      s.execute("INSERT INTO v(rowid, e) SELECT id, e FROM t");
      s.execute("COMMIT");
    }
    Times table = ask(c, name + ", npm sqlite-vec (vec0 table)", SqliteVec.nearest("v", 10));
    return table.median() < scalar.median() ? table : scalar;
  }

  private Times ask(Connection c, String name, String sql) throws SQLException {
    Times times = new Times(name);
    try (PreparedStatement s = c.prepareStatement(sql)) {
      for (int i = 0; i < vectors.size(); i++) {
        long start = System.nanoTime();
        s.setBytes(1, vectors.get(i));
        StringBuilder ids = new StringBuilder();
        try (ResultSet rows = s.executeQuery()) {
          while (rows.next()) {
            ids.append(ids.isEmpty() ? "" : ",").append(rows.getLong(1));
          }
        }
        times.add(System.nanoTime() - start);
        check(name, i, ids.toString());
      }
    }
    return times;
  }
}
