package org.quiverdb.loader.json;

import java.io.IOException;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.RecordSource;

/** Skipping for sources whose records cannot be told apart without reading them. */
public final class RecordSkipping {
  private RecordSkipping() {}

  /** Reads and drops up to {@code count} records, good or bad; returns how many there were. */
  public static long byReading(RecordSource source, long count) throws IOException, LoadException {
    EmbeddingRecord scratch = new EmbeddingRecord();
    for (long skipped = 0; skipped < count; skipped++) {
      try {
        if (!source.next(scratch)) {
          return skipped;
        }
      } catch (BadRecordException e) {
        if (e.endsSource()) {
          return skipped + 1;
        }
      }
    }
    return count;
  }
}
