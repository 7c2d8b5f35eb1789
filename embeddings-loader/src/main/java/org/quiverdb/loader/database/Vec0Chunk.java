package org.quiverdb.loader.database;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;

/**
 * The vectors and metadata of some rows of a vec0 table, which lie together: row {@code n} of a
 * chunk is the {@code n}-th element of each of its blobs.
 */
final class Vec0Chunk {
  /** Bytes of a text's place in a chunk: its length, and its first bytes. */
  private static final int TEXT_BYTES = 16;

  private static final int TEXT_INLINE_BYTES = 12;

  private final Vec0Table table;
  private final QuiverConnection connection;
  private final long chunk;
  private final byte[] vectors;
  private final Map<Integer, byte[]> metadata = new HashMap<>();

  /** Reads a chunk of the table, with the vectors of one of its vector columns. */
  Vec0Chunk(QuiverConnection connection, Vec0Table table, Vec0Table.Column vector, long chunk)
      throws BadRecordException {
    this.table = table;
    this.connection = connection;
    this.chunk = chunk;
    this.vectors = blob("vector_chunks%02d".formatted(vector.number()), "vectors");
    for (Vec0Table.Column column : table.of(Vec0Table.Kind.METADATA)) {
      metadata.put(column.number(), blob("metadatachunks%02d".formatted(column.number()), "data"));
    }
  }

  long chunk() {
    return chunk;
  }

  private byte[] blob(String shadow, String column) throws BadRecordException {
    byte[] blob = null;
    try (QuiverStatement query = query("SELECT " + column + " FROM ", shadow, chunk)) {
      blob = query.step() ? query.getBlob(0) : null;
    }
    if (blob == null) {
      throw new BadRecordException(
          "chunk " + chunk + " is missing in " + table.shadow(shadow) + ": the table is damaged");
    }
    return blob;
  }

  private QuiverStatement query(String select, String shadow, long rowid) {
    QuiverStatement query = connection.prepare(select + table.shadow(shadow) + " WHERE rowid = ?1");
    query.bindLong(1, rowid);
    return query;
  }

  /** Writes the vector at a place to the record. */
  void readVector(Vec0Table.Column vector, long place, EmbeddingRecord target)
      throws BadRecordException {
    int dimensions = vector.dimensions();
    switch (vector.type()) {
      case "int8", "i8" -> {
        int at = index(vectors, place, dimensions);
        float[] values = target.dimensions(dimensions);
        for (int i = 0; i < dimensions; i++) {
          values[i] = vectors[at + i];
        }
      }
      case "bit" -> {
        int at = index(vectors, place, (dimensions + 7) / 8);
        float[] values = target.dimensions(dimensions);
        for (int i = 0; i < dimensions; i++) {
          values[i] = (vectors[at + (i >>> 3)] >>> (i & 7) & 1) != 0 ? 1 : -1;
        }
      }
      default -> {
        int bytes = dimensions * Float.BYTES;
        littleEndian(vectors, place, bytes).asFloatBuffer().get(target.dimensions(dimensions));
      }
    }
  }

  /** Writes the value of a metadata column at a place as JSON. */
  void write(Vec0Table.Column column, long place, long rowid, JsonGenerator json)
      throws IOException, BadRecordException {
    byte[] data = metadata.getOrDefault(column.number(), new byte[0]);
    switch (column.type()) {
      case "integer", "int" -> json.writeNumber(littleEndian(data, place, Long.BYTES).getLong());
      case "float", "real", "double" ->
          json.writeNumber(littleEndian(data, place, Double.BYTES).getDouble());
      case "boolean", "bool" -> {
        int at = index(data, place / 8, 1);
        json.writeBoolean((data[at] >>> (place & 7) & 1) != 0);
      }
      default -> json.writeString(text(column, data, place, rowid));
    }
  }

  /** The text of a metadata column: short ones are in the chunk, long ones have a row. */
  @Nullable String text(Vec0Table.Column column, long place, long rowid) throws BadRecordException {
    return text(column, metadata.getOrDefault(column.number(), new byte[0]), place, rowid);
  }

  private @Nullable String text(Vec0Table.Column column, byte[] data, long place, long rowid)
      throws BadRecordException {
    ByteBuffer view = littleEndian(data, place, TEXT_BYTES);
    int length = view.getInt();
    if (length < 0) {
      throw damaged();
    }
    if (length <= TEXT_INLINE_BYTES) {
      byte[] bytes = new byte[length];
      view.get(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
    String shadow = "metadatatext%02d".formatted(column.number());
    try (QuiverStatement query = query("SELECT data FROM ", shadow, rowid)) {
      return query.step() ? query.getText(0) : null;
    }
  }

  private ByteBuffer littleEndian(byte[] blob, long place, int bytes) throws BadRecordException {
    return ByteBuffer.wrap(blob, index(blob, place, bytes), bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private int index(byte[] blob, long place, int bytes) throws BadRecordException {
    if (place < 0 || place > Integer.MAX_VALUE || (place + 1) * bytes > blob.length) {
      throw damaged();
    }
    return (int) place * bytes;
  }

  private BadRecordException damaged() {
    return new BadRecordException(
        "lies outside of chunk " + chunk + " of table " + table.name() + ": it is damaged");
  }
}
