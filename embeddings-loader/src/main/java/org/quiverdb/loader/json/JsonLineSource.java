package org.quiverdb.loader.json;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.WindowSource;
import org.quiverdb.loader.io.ByteWindow;

/**
 * One JSON value on each line; blank lines are passed over. A bad line does not disturb the next.
 */
public final class JsonLineSource extends WindowSource {
  /** Longer lines are not repeated among the rejected records. */
  private static final int RAW_BYTES_MAX = 1 << 20;

  private static final int SURVEY_BYTES = 1 << 20;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;

  private final JsonRecords records;
  private final String format;
  private int lineStart;
  private int lineEnd;
  private long line;
  private long number;
  private int recordsInLine;
  private int recordInLine;

  private JsonLineSource(ByteWindow window, JsonRecords records, String format) {
    super(window);
    this.records = records;
    this.format = format;
  }

  /** Lines of {@code {id, text, embedding, …}}. */
  public static JsonLineSource ofObjects(ByteWindow window, FieldNames names) throws IOException {
    JsonRecords records = new ObjectRecords(names, Set.of());
    survey(window, records);
    return new JsonLineSource(window, records, "JSON lines");
  }

  /** The output file of the Batch API. */
  public static JsonLineSource ofBatchOutput(ByteWindow window) {
    return new JsonLineSource(window, new BatchRecords(), "Batch API output");
  }

  /** Lines that the batch service of a provider wrote. */
  static JsonLineSource ofProvider(ByteWindow window, ProviderRecords.Provider provider) {
    return new JsonLineSource(window, new ProviderRecords(provider), provider.format());
  }

  /** Lines of {@code [0.1, …]}. */
  static JsonLineSource ofLists(ByteWindow window) {
    return new JsonLineSource(window, new ListRecords(), "lines of lists");
  }

  @Override
  public String format() {
    return format;
  }

  @Override
  public Contents contents() {
    return records.contents();
  }

  @Override
  public boolean next(EmbeddingRecord target)
      throws IOException, BadRecordException, LoadException {
    if (recordInLine == recordsInLine) {
      recordsInLine = 0;
      recordInLine = 0;
      target.reset(number + 1, line + 1);
      if (!nextLineOrBroken()) {
        return false;
      }
      target.reset(++number, line);
      try {
        recordsInLine = records.read(window.bytes(), lineStart, lineEnd);
      } catch (BadRecordException e) {
        throw withRaw(e);
      }
    } else {
      target.reset(++number, line);
    }
    try {
      records.record(recordInLine++, target);
    } catch (BadRecordException e) {
      throw withRaw(e);
    }
    return true;
  }

  @Override
  public long skip(long count) throws IOException, LoadException {
    if (records.onePerValue()) {
      long skipped = 0;
      while (skipped < count && nextLine()) {
        skipped++;
      }
      number += skipped;
      return skipped;
    }
    return RecordSkipping.byReading(this, count);
  }

  /** Shows the records the first lines without consuming them. */
  private static void survey(ByteWindow window, JsonRecords records) throws IOException {
    try {
      window.require(SURVEY_BYTES);
    } catch (EOFException e) {
      // Compressed data that breaks off is reported when reading comes there.
    }
    byte[] bytes = window.bytes();
    int end = Math.min(window.limit(), window.position() + SURVEY_BYTES);
    int start = JsonSpan.skipSpace(bytes, window.position(), end);
    for (int at = start; at < end; at++) {
      if (bytes[at] == '\n') {
        records.survey(bytes, start, at);
        start = JsonSpan.skipSpace(bytes, at, end);
        at = start;
      }
    }
  }

  private boolean nextLineOrBroken() throws IOException, BadRecordException {
    try {
      return nextLine();
    } catch (EOFException e) {
      number++;
      throw BadRecordException.endingSource(e.getMessage() + "; copy or download it again");
    }
  }

  /** Moves to the next line that is not blank. */
  private boolean nextLine() throws IOException {
    while (true) {
      int length = lineLength();
      if (length < 0) {
        return false;
      }
      line++;
      lineEnd = window.position();
      int start = lineEnd - length;
      lineStart = JsonSpan.skipSpace(window.bytes(), start, lineEnd);
      while (lineEnd > lineStart && window.bytes()[lineEnd - 1] <= ' ') {
        if (window.bytes()[lineEnd - 1] < 0) {
          break;
        }
        lineEnd--;
      }
      if (lineEnd > lineStart) {
        return true;
      }
    }
  }

  /** Consumes a line with its end; the number of bytes, or -1 at the end of the file. */
  private int lineLength() throws IOException {
    int seen = 0;
    while (true) {
      int at = newline(window.bytes(), window.position() + seen, window.limit());
      if (at < window.limit()) {
        int length = at + 1 - window.position();
        window.position(at + 1);
        return length;
      }
      seen = window.remaining();
      if (!window.fill()) {
        window.position(window.limit());
        return seen == 0 ? -1 : seen;
      }
    }
  }

  /** Index of the next newline, or the limit; eight bytes at a time. */
  private static int newline(byte[] bytes, int from, int limit) {
    for (int at = from; at < limit; at += 8) {
      long word = (long) LONG.get(bytes, at) ^ NEWLINES;
      long found = (word - 0x0101010101010101L) & ~word & 0x8080808080808080L;
      if (found != 0) {
        return Math.min(limit, at + (Long.numberOfTrailingZeros(found) >>> 3));
      }
    }
    return limit;
  }

  private BadRecordException withRaw(BadRecordException e) {
    if (lineEnd - lineStart > RAW_BYTES_MAX) {
      return e;
    }
    return e.withRaw(
        new String(window.bytes(), lineStart, lineEnd - lineStart, StandardCharsets.UTF_8));
  }
}
