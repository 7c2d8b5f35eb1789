package org.quiverdb.loader.parquet;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.Metadata;
import org.quiverdb.loader.RecordSource;
import org.quiverdb.loader.json.JsonText;

/**
 * The rows of a Parquet file: a list of numbers becomes the vector, the other columns id, text and
 * metadata. A damaged page ends the source.
 */
final class ParquetSource implements RecordSource {
  private final FileChannel file;
  private final long fileBytes;
  private final long rows;
  private final ColumnCursor vector;
  private final VectorColumn vectors;
  private final @Nullable ColumnCursor id;
  private final @Nullable ColumnCursor text;
  private final List<ColumnCursor> others = new ArrayList<>();
  private final boolean metadataOnly;
  private volatile long number;

  private ParquetSource(FileChannel file, Footer footer, ParquetColumns columns)
      throws IOException {
    this.file = file;
    this.fileBytes = file.size();
    this.rows = footer.rows();
    this.vector = new ColumnCursor(file, columns.vector(), footer.rowGroups());
    this.vectors = new VectorColumn(columns.vector());
    this.id = cursor(columns.id(), footer);
    this.text = cursor(columns.text(), footer);
    for (Column column : columns.others()) {
      others.add(new ColumnCursor(file, column, footer.rowGroups()));
    }
    metadataOnly = others.size() == 1 && others.getFirst().column().name().equals(Metadata.MEMBER);
  }

  private @Nullable ColumnCursor cursor(@Nullable Column column, Footer footer) {
    return column == null ? null : new ColumnCursor(file, column, footer.rowGroups());
  }

  static RecordSource open(Path path, FieldNames names) throws IOException, LoadException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    try {
      Footer footer = Footer.read(file);
      return new ParquetSource(file, footer, ParquetColumns.of(footer.columns(), names));
    } catch (ParquetException e) {
      file.close();
      throw new LoadException(String.valueOf(e.getMessage()), e);
    } catch (LoadException | IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  @Override
  public String format() {
    return "Parquet";
  }

  @Override
  public Contents contents() {
    return new Contents(id != null, text != null, !others.isEmpty());
  }

  @Override
  public boolean next(EmbeddingRecord target) throws IOException, BadRecordException {
    target.reset(number + 1, 0);
    if (number == rows) {
      return false;
    }
    number++;
    try {
      advance();
    } catch (ParquetException e) {
      throw BadRecordException.endingSource(
          "the file is damaged or not supported: " + e.getMessage());
    }
    if (id != null) {
      readId(id, target);
    }
    if (text != null) {
      target.text(textOf(text));
    }
    if (!others.isEmpty()) {
      target.metadata(metadata());
    }
    vectors.read(vector.row(), target);
    return true;
  }

  /** Moves all columns to the next row. */
  private void advance() throws IOException, ParquetException {
    vector.next();
    if (id != null) {
      id.next();
    }
    if (text != null) {
      text.next();
    }
    for (ColumnCursor other : others) {
      other.next();
    }
  }

  private static void readId(ColumnCursor id, EmbeddingRecord target) throws BadRecordException {
    String value = textOf(id);
    if (value == null) {
      throw new BadRecordException("has no \"" + id.column().name() + "\"");
    }
    Column column = id.column();
    if (column.type().isInteger() && column.logical().kind() == LogicalType.Kind.NONE) {
      ColumnCursor.Span span = id.row().getFirst();
      target.id(span.page().values().longs[span.value()]);
    } else {
      target.key(value);
    }
  }

  /** The only value of the row, or null. */
  private static @Nullable String textOf(ColumnCursor cursor) {
    ColumnCursor.Span span = cursor.row().getFirst();
    return isPresent(span, span.start(), cursor.column())
        ? new ValueText(cursor.column()).text(span.page().values(), span.value())
        : null;
  }

  private static boolean isPresent(ColumnCursor.Span span, int entry, Column column) {
    byte[] definition = span.page().definition();
    return definition.length == 0 || definition[entry] == column.maxDefinition();
  }

  private @Nullable String metadata() {
    if (metadataOnly && !others.getFirst().column().isList()) {
      String whole = textOf(others.getFirst());
      if (whole == null || Metadata.isObject(whole)) {
        return whole;
      }
    }
    return JsonText.object(
        json -> {
          for (ColumnCursor cursor : others) {
            json.writeFieldName(cursor.column().name());
            write(cursor, json);
          }
        });
  }

  private static void write(ColumnCursor cursor, JsonGenerator json) throws IOException {
    Column column = cursor.column();
    ValueText text = new ValueText(column);
    ColumnCursor.Span first = cursor.row().getFirst();
    byte[] definition = first.page().definition();
    if (!column.isList()) {
      if (isPresent(first, first.start(), column)) {
        text.write(first.page().values(), first.value(), json);
      } else {
        json.writeNull();
      }
      return;
    }
    int level = definition[first.start()];
    if (level < column.repeatedDefinition() - 1) {
      json.writeNull();
      return;
    }
    json.writeStartArray();
    for (ColumnCursor.Span span : cursor.row()) {
      int value = span.value();
      for (int entry = span.start(); entry < span.end(); entry++) {
        if (isPresent(span, entry, column)) {
          text.write(span.page().values(), value++, json);
        } else if (span.page().definition()[entry] >= column.repeatedDefinition()) {
          json.writeNull();
        }
      }
    }
    json.writeEndArray();
  }

  @Override
  public long skip(long count) throws IOException, LoadException {
    long skipped = Math.min(count, rows - number);
    try {
      vector.skip(skipped);
      if (id != null) {
        id.skip(skipped);
      }
      if (text != null) {
        text.skip(skipped);
      }
      for (ColumnCursor other : others) {
        other.skip(skipped);
      }
    } catch (ParquetException e) {
      throw new LoadException(String.valueOf(e.getMessage()), e);
    }
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
  public void close() throws IOException {
    file.close();
  }
}
