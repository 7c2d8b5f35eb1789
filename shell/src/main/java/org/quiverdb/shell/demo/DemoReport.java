package org.quiverdb.shell.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * What the demo found.
 *
 * @param rows rows in the table
 * @param dimensions of each vector
 * @param database path of the database
 * @param databaseBytes its size
 * @param inputBytes size of the file of JSON lines
 * @param makeSeconds time to make and write the vectors
 * @param loadSeconds time to load them
 * @param queries how many queries were timed, each alone, on a warm cache
 * @param p50Millis half of them took no longer
 * @param p99Millis 99 % of them took no longer
 * @param question the text of the row that was asked for
 * @param nearest the ten nearest rows to it
 */
record DemoReport(
    long rows,
    int dimensions,
    String database,
    long databaseBytes,
    long inputBytes,
    double makeSeconds,
    double loadSeconds,
    int queries,
    double p50Millis,
    double p99Millis,
    String question,
    List<Row> nearest) {
  /** One row of an answer. */
  record Row(long id, double distance, String text) {}

  double rowsPerSecond() {
    return rows / loadSeconds;
  }

  double megabytesPerSecond() {
    return inputBytes / 1e6 / loadSeconds;
  }

  String toJson() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("rows", rows);
      json.writeNumberField("dimensions", dimensions);
      json.writeStringField("database", database);
      json.writeNumberField("database_bytes", databaseBytes);
      json.writeNumberField("input_bytes", inputBytes);
      json.writeNumberField("make_seconds", makeSeconds);
      json.writeNumberField("load_seconds", loadSeconds);
      json.writeNumberField("load_rows_per_second", rowsPerSecond());
      json.writeNumberField("load_megabytes_per_second", megabytesPerSecond());
      json.writeNumberField("queries", queries);
      json.writeNumberField("query_p50_ms", p50Millis);
      json.writeNumberField("query_p99_ms", p99Millis);
      json.writeStringField("question", question);
      json.writeArrayFieldStart("nearest");
      for (Row row : nearest) {
        json.writeStartObject();
        json.writeNumberField("id", row.id());
        json.writeNumberField("d", row.distance());
        json.writeStringField("text", row.text());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }
}
