package org.quiverdb.embed.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.quiverdb.embed.EmbedException;
import org.quiverdb.embed.store.PassageTable;
import org.quiverdb.embed.store.PassageTable.Pending;
import org.quiverdb.embed.store.StoredModel;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.RecordSource;
import org.quiverdb.loader.RecordSources;

/**
 * The files of OpenAI's Batch API: requests for the rows of a table that are not embedded yet, and
 * the answers, which find their rows by {@code custom_id}: the row's id and a checksum of its text,
 * so that a text that was changed meanwhile does not get a stale vector.
 */
public final class BatchFile {
  /** The API takes no more in one file. */
  private static final int REQUESTS_MAX = 50_000;

  private static final int ROWS_AT_ONCE = 1000;

  private BatchFile() {}

  /**
   * What a {@link #merge} did.
   *
   * @param merged rows that got their vector
   * @param failed requests that the API did not answer with a vector
   * @param stale answers for rows that are gone, changed, or have a vector
   */
  public record Merged(long merged, long failed, long stale) {}

  /**
   * Writes the requests; a second file, {@code FILE.2}, and so on, if there are more than one may
   * hold.
   *
   * @return the files, none if every row is embedded
   */
  public static List<Path> write(PassageTable table, StoredModel model, Path file)
      throws IOException {
    List<Path> files = new ArrayList<>();
    long after = Long.MIN_VALUE;
    List<Pending> rows = table.pending(after, ROWS_AT_ONCE);
    while (!rows.isEmpty()) {
      Path next =
          files.isEmpty()
              ? file
              : file.resolveSibling(file.getFileName() + "." + (files.size() + 1));
      files.add(next);
      try (BufferedWriter out = Files.newBufferedWriter(next)) {
        for (int count = 0; count < REQUESTS_MAX && !rows.isEmpty(); count += ROWS_AT_ONCE) {
          for (Pending row : rows) {
            writeRequest(row, model, out);
          }
          after = rows.getLast().id();
          rows = table.pending(after, ROWS_AT_ONCE);
        }
      }
    }
    return files;
  }

  private static void writeRequest(Pending row, StoredModel model, Writer out) throws IOException {
    String name = model.get("api_model");
    int dimensions = model.number("dimensions");
    JsonFactory factory = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    try (JsonGenerator json = factory.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("custom_id", customId(row));
      json.writeStringField("method", "POST");
      json.writeStringField("url", "/v1/embeddings");
      json.writeObjectFieldStart("body");
      json.writeStringField("model", name);
      json.writeStringField("input", row.text());
      if (dimensions != ApiModel.dimensions(name)) {
        json.writeNumberField("dimensions", dimensions);
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    out.write('\n');
  }

  private static String customId(Pending row) {
    CRC32 checksum = new CRC32();
    checksum.update(row.text().getBytes(StandardCharsets.UTF_8));
    return row.id() + "-" + Long.toHexString(checksum.getValue());
  }

  /**
   * Gives rows the vectors of an output file; in one transaction.
   *
   * @throws EmbedException if the file is none of the Batch API's, or its vectors do not fit
   */
  public static Merged merge(
      QuiverConnection connection, PassageTable table, int dimensions, Path output)
      throws EmbedException {
    Map<String, Pending> waiting = waiting(table);
    connection.execute("BEGIN IMMEDIATE");
    try (RecordSource source = RecordSources.open(output, FieldNames.DETECTED)) {
      Merged merged = merge(source, waiting, table, dimensions, output);
      connection.execute("COMMIT");
      return merged;
    } catch (LoadException e) {
      throw new EmbedException(output + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new EmbedException(output + ": cannot be read: " + e.getMessage(), e);
    } finally {
      if (!connection.isAutocommit()) {
        connection.execute("ROLLBACK");
      }
    }
  }

  private static Map<String, Pending> waiting(PassageTable table) {
    Map<String, Pending> waiting = new HashMap<>();
    long after = Long.MIN_VALUE;
    List<Pending> rows = table.pending(after, ROWS_AT_ONCE);
    while (!rows.isEmpty()) {
      rows.forEach(row -> waiting.put(customId(row), row));
      after = rows.getLast().id();
      rows = table.pending(after, ROWS_AT_ONCE);
    }
    return waiting;
  }

  private static Merged merge(
      RecordSource source,
      Map<String, Pending> waiting,
      PassageTable table,
      int dimensions,
      Path output)
      throws IOException, LoadException, EmbedException {
    long merged = 0;
    long failed = 0;
    long stale = 0;
    EmbeddingRecord record = new EmbeddingRecord();
    boolean more = true;
    while (more) {
      try {
        more = source.next(record);
        if (!more) {
          break;
        }
        if (record.dimensions() != dimensions) {
          throw new EmbedException(
              output
                  + ": holds vectors of "
                  + record.dimensions()
                  + " dimensions, the table of "
                  + dimensions);
        }
        Pending row = waiting.remove(String.valueOf(record.key()));
        if (row == null) {
          stale++;
        } else {
          List<float @Nullable []> vectors = List.of(Arrays.copyOf(record.vector(), dimensions));
          table.embed(List.of(row), vectors);
          merged++;
        }
      } catch (BadRecordException e) {
        failed++;
        more = !e.endsSource();
      }
    }
    return new Merged(merged, failed, stale);
  }
}
