package org.quiverdb.loader.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Unpacks the pages of a column; in the order of {@code CompressionCodec} in the format. */
enum Codec {
  UNCOMPRESSED,
  SNAPPY,
  GZIP,
  LZO,
  BROTLI,
  LZ4,
  ZSTD,
  LZ4_RAW;

  private static final Codec[] ALL = values();

  static Codec of(int number) throws ParquetException {
    if (number < 0 || number >= ALL.length) {
      throw new ParquetException("the compression number " + number + " is not known");
    }
    return ALL[number];
  }

  /**
   * Unpacks the bytes from {@code start} to {@code end} into as many as the page says.
   *
   * @throws ParquetException if they are damaged or of a compression that is not supported
   */
  byte[] unpack(byte[] source, int start, int end, int unpackedBytes) throws ParquetException {
    byte[] target = new byte[unpackedBytes];
    switch (this) {
      case UNCOMPRESSED -> {
        if (end - start != unpackedBytes) {
          throw new ParquetException("an uncompressed page has two different lengths");
        }
        System.arraycopy(source, start, target, 0, unpackedBytes);
      }
      case SNAPPY -> LzBlocks.unpackSnappy(source, start, end, target);
      case LZ4_RAW -> LzBlocks.unpackLz4(source, start, end, target);
      case GZIP -> gunzip(source, start, end, target);
      case ZSTD -> unpackZstd(source, start, end, target);
      case LZO, BROTLI, LZ4 ->
          throw new ParquetException(
              "compressed with " + this + "; write the file again with zstd or snappy");
    }
    return target;
  }

  private static void gunzip(byte[] source, int start, int end, byte[] target)
      throws ParquetException {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(source, start, end - start))) {
      if (in.readNBytes(target, 0, target.length) != target.length || in.read() >= 0) {
        throw new ParquetException("a gzip page is not as long as it says");
      }
    } catch (IOException e) {
      throw new ParquetException("a gzip page is damaged: " + e.getMessage(), e);
    }
  }

  private static void unpackZstd(byte[] source, int start, int end, byte[] target)
      throws ParquetException {
    try {
      long length = Zstd.decompressByteArray(target, 0, target.length, source, start, end - start);
      if (length != target.length) {
        throw new ParquetException(
            "a zstd page is damaged: "
                + (Zstd.isError(length) ? Zstd.getErrorName(length) : "it is too short"));
      }
    } catch (ZstdException e) {
      throw new ParquetException("a zstd page is damaged: " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new ParquetException(
          "zstd cannot be unpacked on this machine (" + e.getMessage() + ")", e);
    }
  }
}
