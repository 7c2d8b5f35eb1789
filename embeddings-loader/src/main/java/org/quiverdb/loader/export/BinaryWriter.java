package org.quiverdb.loader.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import org.quiverdb.engine.api.QuiverStatement;

/** Vectors alone, all of one length: {@code npy} version 1.0, or {@code fvecs}. */
final class BinaryWriter implements RowWriter {
  private static final int BUFFER_BYTES = 1 << 20;

  /** The npy header's room: the number of rows is known at the end only. */
  private static final int HEADER_BYTES = 128;

  private final FileChannel file;
  private final boolean npy;
  private final boolean wide;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private int dimensions = -1;
  private long rows;

  /** Writes npy if asked to, else fvecs, whose elements are floats always. */
  BinaryWriter(FileChannel file, boolean npy, boolean wide) {
    this.file = file;
    this.npy = npy;
    this.wide = npy && wide;
    if (npy) {
      buffer.put(new byte[HEADER_BYTES]);
    }
  }

  @Override
  public void write(QuiverStatement row, VectorValue vector) throws IOException, ExportException {
    if (dimensions < 0) {
      dimensions = vector.dimensions();
    }
    rows++;
    if (vector.dimensions() != dimensions) {
      throw new ExportException(
          "vector "
              + rows
              + " has "
              + vector.dimensions()
              + " dimensions, the first has "
              + dimensions
              + "; export as jsonl, where they may differ");
    }
    int elementBytes = wide ? Double.BYTES : Float.BYTES;
    if (!npy) {
      room(Integer.BYTES).putInt(dimensions);
    }
    for (int i = 0; i < dimensions; i++) {
      ByteBuffer to = room(elementBytes);
      if (wide) {
        to.putDouble(vector.doubles()[i]);
      } else {
        to.putFloat(vector.isWide() ? (float) vector.doubles()[i] : vector.floats()[i]);
      }
    }
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    buffer.clear();
  }

  @Override
  public boolean takesNull() {
    return false;
  }

  @Override
  public void finish() throws IOException {
    flush();
    if (npy) {
      ByteBuffer header = header();
      while (header.hasRemaining()) {
        file.write(header, header.position());
      }
    }
  }

  private ByteBuffer header() {
    String text =
        "{'descr': '"
            + (wide ? "<f8" : "<f4")
            + "', 'fortran_order': False, 'shape': ("
            + rows
            + ", "
            + Math.max(dimensions, 1)
            + "), }";
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    header.put((byte) 1).put((byte) 0).putShort((short) (HEADER_BYTES - header.position() - 2));
    header.put(text.getBytes(StandardCharsets.US_ASCII));
    while (header.remaining() > 1) {
      header.put((byte) ' ');
    }
    return header.put((byte) '\n').flip();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
