package org.quiverdb.index.diskann.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.spi.IndexHost;
import org.quiverdb.index.diskann.code.CodeSpace;
import org.quiverdb.index.diskann.graph.NodeLayout;

/**
 * What the metadata table says of an index. One row each, little-endian:
 *
 * <pre>
 * version   int64: changes with every drain
 * state     int32 bits, degree, block bytes, blocks, int64 seed, nodes in use, largest key that the
 *           index has seen
 * centroid  float32 for each dimension
 * entries   int32 node ids
 * curve     float32 effort and recall in turn
 * measured  int64 nodes in use when the curve was measured (0: it is a guess), then the queries
 *           that were measured for the next one: see {@link RecallTally#of}
 * built     int64: rows of the table when centroid and bits were chosen
 * </pre>
 *
 * @param version of the nodes
 * @param blocks how many there are
 * @param used nodes that stand for rows
 * @param built rows of the table when centroid and bits were chosen
 * @param largestKey the largest rowid of the table when the index last looked at it
 */
record Metadata(
    long version,
    int bits,
    int degree,
    int blockBytes,
    int blocks,
    long seed,
    long used,
    long built,
    long largestKey,
    float[] centroid,
    int[] entries,
    MeasuredCurve curve) {
  private static final int STATE_BYTES = 4 * Integer.BYTES + 3 * Long.BYTES;
  private static final int MEASURED_BYTES = 2 * Long.BYTES + Integer.BYTES;

  /** The version of an index that is built now: behind that of one in whose place it comes. */
  static long newVersion(IndexHost host) {
    return host.metadata("version") == null ? 1 : version(host) + 1;
  }

  /** Reads the version alone. */
  static long version(IndexHost host) {
    return buffer(host, "version", Long.BYTES).getLong();
  }

  /** Reads all of it. */
  static Metadata read(IndexHost host) {
    long version = version(host);
    ByteBuffer state = buffer(host, "state", STATE_BYTES);
    ByteBuffer centroid = buffer(host, "centroid", 0);
    ByteBuffer entries = buffer(host, "entries", 0);
    float[] floats = new float[centroid.remaining() / Float.BYTES];
    centroid.asFloatBuffer().get(floats);
    int[] ids = new int[entries.remaining() / Integer.BYTES];
    entries.asIntBuffer().get(ids);
    int bits = state.getInt();
    int degree = state.getInt();
    int blockBytes = state.getInt();
    int blocks = state.getInt();
    long seed = state.getLong();
    long used = state.getLong();
    return new Metadata(
        version,
        bits,
        degree,
        blockBytes,
        blocks,
        seed,
        used,
        built(host, used),
        state.getLong(),
        floats,
        ids,
        curve(host, used));
  }

  /** Of an index from before this was kept, nothing is known: it counts as not grown. */
  private static long built(IndexHost host, long used) {
    byte[] bytes = host.metadata("built");
    return bytes == null || bytes.length < Long.BYTES
        ? used
        : ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  /** An index from before this was kept has the curve that it was built with. */
  private static MeasuredCurve curve(IndexHost host, long used) {
    RecallCurve curve = RecallCurve.of(buffer(host, "curve", 0));
    byte[] bytes = host.metadata("measured");
    if (bytes == null || bytes.length < MEASURED_BYTES) {
      return new MeasuredCurve(curve, built(host, used), RecallTally.NONE);
    }
    ByteBuffer measured = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return new MeasuredCurve(curve, measured.getLong(), RecallTally.of(measured));
  }

  private static ByteBuffer buffer(IndexHost host, String key, int least) {
    byte[] bytes = host.metadata(key);
    if (bytes == null || bytes.length < least) {
      throw SqlException.error("its metadata has no '" + key + "'");
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Writes all of it. */
  void write(IndexHost host) {
    host.setMetadata("version", little(Long.BYTES).putLong(version).array());
    ByteBuffer state = little(STATE_BYTES);
    state.putInt(bits).putInt(degree).putInt(blockBytes).putInt(blocks);
    state.putLong(seed).putLong(used).putLong(largestKey);
    host.setMetadata("state", state.array());
    ByteBuffer floats = little(Float.BYTES * centroid.length);
    floats.asFloatBuffer().put(centroid);
    host.setMetadata("centroid", floats.array());
    ByteBuffer ids = little(Integer.BYTES * entries.length);
    ids.asIntBuffer().put(entries);
    host.setMetadata("entries", ids.array());
    host.setMetadata("curve", curve.curve().bytes());
    byte[] tally = curve.next().bytes();
    ByteBuffer measured = little(Long.BYTES + tally.length).putLong(curve.rows()).put(tally);
    host.setMetadata("measured", measured.array());
    host.setMetadata("built", little(Long.BYTES).putLong(built).array());
  }

  static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The next version, with what a drain has changed. */
  Metadata after(
      int newBlocks, long newUsed, long newLargestKey, int[] newEntries, MeasuredCurve newCurve) {
    return new Metadata(
        version + 1,
        bits,
        degree,
        blockBytes,
        newBlocks,
        seed,
        newUsed,
        built,
        newLargestKey,
        centroid,
        newEntries,
        newCurve);
  }

  /** Whether nodes and codes of one mean the same in the other. */
  boolean isFormedAs(Metadata other) {
    return bits == other.bits
        && seed == other.seed
        && degree == other.degree
        && blockBytes == other.blockBytes
        && Arrays.equals(centroid, other.centroid);
  }

  NodeLayout layout(CodeSpace space) {
    return new NodeLayout(blockBytes, space.codeBytes(), degree);
  }
}
