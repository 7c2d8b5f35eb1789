package org.quiverdb.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.RecordSource;
import org.quiverdb.loader.Vectors;

/** The rows of an array with two dimensions, read a few megabytes at a time. */
final class Hdf5Source implements RecordSource {
  private static final int SLICE_BYTES = 4 << 20;
  private static final int ROW_BYTES_MAX = 256 << 20;

  private final HdfFile file;
  private final Dataset array;
  private final long fileBytes;
  private final int rows;
  private final int dimensions;
  private final int rowsPerSlice;
  private Object slice = new Object[0];
  private int sliceStart;
  private int sliceEnd;
  private volatile int number;

  private Hdf5Source(HdfFile file, Dataset array, long fileBytes, int rowsPerSlice) {
    this.file = file;
    this.array = array;
    this.fileBytes = fileBytes;
    this.rows = array.getDimensions()[0];
    this.dimensions = array.getDimensions()[1];
    this.rowsPerSlice = rowsPerSlice;
  }

  static RecordSource open(HdfFile file, Dataset array, long fileBytes) throws LoadException {
    Class<?> type = array.getJavaType();
    boolean number =
        type == float.class
            || type == double.class
            || type == byte.class
            || type == short.class
            || type == int.class;
    if (!number) {
      throw new LoadException(
          "array \"" + array.getName() + "\" holds " + type.getSimpleName() + ", not numbers");
    }
    int rows = array.getDimensions()[0];
    long dimensions = array.getDimensions()[1];
    if (rows < 0 || dimensions < 1 || dimensions * Double.BYTES > ROW_BYTES_MAX) {
      throw new LoadException(
          "array \"" + array.getName() + "\" has " + rows + " rows of " + dimensions + " elements");
    }
    long perSlice = Math.max(1, SLICE_BYTES / (dimensions * Double.BYTES));
    if (array instanceof ChunkedDataset chunked) {
      // A chunk is unpacked whole each time that a part of it is asked for.
      long chunkRows = chunked.getChunkDimensions()[0];
      long chunkBytes = chunkRows * chunked.getChunkDimensions()[1] * Double.BYTES;
      if (chunkRows < 1 || chunkBytes < 1 || chunkBytes > ROW_BYTES_MAX) {
        throw new LoadException("the chunks of \"" + array.getName() + "\" are damaged");
      }
      boolean whole = chunkRows * dimensions * Double.BYTES <= ROW_BYTES_MAX;
      perSlice = whole ? Math.max(chunkRows, perSlice / chunkRows * chunkRows) : perSlice;
    } else if (array.getSizeInBytes() > fileBytes) {
      throw new LoadException(
          "array \"" + array.getName() + "\" is larger than the file: copy or download it again");
    }
    return new Hdf5Source(file, array, fileBytes, (int) perSlice);
  }

  @Override
  public String format() {
    return "HDF5";
  }

  @Override
  public Contents contents() {
    return Contents.VECTORS;
  }

  @Override
  public boolean next(EmbeddingRecord target) throws BadRecordException {
    target.reset(number + 1L, 0);
    if (number == rows) {
      return false;
    }
    int row = number++;
    if (row >= sliceEnd || row < sliceStart) {
      read(row);
    }
    copy(row - sliceStart, target.dimensions(dimensions));
    Vectors.requireFinite(target.vector(), dimensions);
    return true;
  }

  private void read(int row) throws BadRecordException {
    sliceStart = row;
    sliceEnd = (int) Math.min(rows, (long) row + rowsPerSlice);
    try {
      slice = array.getData(new long[] {row, 0}, new int[] {sliceEnd - sliceStart, dimensions});
    } catch (RuntimeException e) {
      throw BadRecordException.endingSource(
          "the HDF5 file is damaged or not supported: " + e.getMessage());
    }
  }

  private void copy(int row, float[] target) {
    switch (slice) {
      case float[][] values -> System.arraycopy(values[row], 0, target, 0, dimensions);
      case double[][] values -> {
        for (int i = 0; i < dimensions; i++) {
          target[i] = (float) values[row][i];
        }
      }
      case byte[][] values -> {
        for (int i = 0; i < dimensions; i++) {
          target[i] = values[row][i];
        }
      }
      case short[][] values -> {
        for (int i = 0; i < dimensions; i++) {
          target[i] = values[row][i];
        }
      }
      case int[][] values -> {
        for (int i = 0; i < dimensions; i++) {
          target[i] = values[row][i];
        }
      }
      default -> throw new IllegalStateException("a slice of " + slice.getClass());
    }
  }

  @Override
  public long skip(long count) {
    int skipped = (int) Math.min(count, rows - number);
    number += skipped;
    return skipped;
  }

  @Override
  public long fileBytes() {
    return fileBytes;
  }

  /** The share of the file that corresponds to the rows read. */
  @Override
  public long fileBytesRead() {
    return rows == 0 ? fileBytes : (long) ((double) fileBytes * number / rows);
  }

  @Override
  public void close() {
    file.close();
  }
}
