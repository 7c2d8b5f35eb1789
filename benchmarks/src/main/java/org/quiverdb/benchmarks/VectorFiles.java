package org.quiverdb.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.quiverdb.datasets.EmbeddingGenerator;
import org.quiverdb.datasets.FvecsFile;
import org.quiverdb.datasets.GrownSet;
import org.quiverdb.datasets.VectorSet;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

/**
 * The database files of the vector benchmarks, each with one table {@code t(id INTEGER PRIMARY KEY,
 * e)} of the same vectors. Files that are there already are used again.
 */
final class VectorFiles {
  private static final int ROWS_PER_TRANSACTION = 5_000;
  private static final Path REAL = Path.of("../shared/corpora/embeddings/openai_ada002_1536.fvecs");
  private static final int MADE_DIMS = 1536;

  private final Path folder;
  private final VectorSet set;
  private final boolean grown;

  /**
   * Takes the rows from the real set, grown, where it is there, else from the generator.
   *
   * @param folder is created
   */
  VectorFiles(Path folder, int rows) throws IOException {
    this.folder = Files.createDirectories(folder);
    Path real = Path.of(System.getProperty("bench.set", REAL.toString()));
    grown = Files.isRegularFile(real);
    set =
        grown
            ? new GrownSet(FvecsFile.read(real), rows, 1)
            : new EmbeddingGenerator(MADE_DIMS, rows, 1);
  }

  Path folder() {
    return folder;
  }

  int rows() {
    return (int) set.rows();
  }

  int dims() {
    return set.dimensions();
  }

  /** Says in words where the rows come from. */
  String source() {
    return grown ? "grown from real embeddings" : "made by the generator";
  }

  /** The vector of a row as a float32 blob. */
  byte[] blob(long row) {
    float[] vector = new float[set.dimensions()];
    set.vector(row, vector);
    ByteBuffer bytes = ByteBuffer.allocate(4 * vector.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return bytes.array();
  }

  /**
   * A file with all rows.
   *
   * @param type the column type, such as {@code F32_BLOB}
   * @param make the function that makes such a vector
   */
  Path file(String name, int pageSize, String type, String make) throws IOException {
    Path file = folder.resolve("%s-%d-%s.db".formatted(name, set.rows(), grown ? "real" : "made"));
    if (Files.exists(file)) {
      return file;
    }
    Path unfinished = folder.resolve(name + ".part");
    Files.deleteIfExists(unfinished);
    Files.deleteIfExists(folder.resolve(name + ".part-journal"));
    try (QuiverConnection c = QuiverConnection.open(unfinished.toString())) {
      c.execute("PRAGMA page_size=" + pageSize);
      c.execute(
          "CREATE TABLE t(id INTEGER PRIMARY KEY, e %s(%d) NOT NULL)"
              .formatted(type, set.dimensions()));
      insert(c, make);
    }
    return Files.move(unfinished, file);
  }

  private void insert(QuiverConnection c, String make) {
    try (QuiverStatement insert = c.prepare("INSERT INTO t VALUES(?1, " + make + "(?2))")) {
      for (long row = 0; row < set.rows(); row++) {
        if (row % ROWS_PER_TRANSACTION == 0) {
          c.execute(row == 0 ? "BEGIN" : "COMMIT; BEGIN");
        }
        insert.bindLong(1, row + 1);
        insert.bindBlob(2, blob(row));
        insert.step();
        insert.reset();
      }
      c.execute("COMMIT");
    }
  }
}
