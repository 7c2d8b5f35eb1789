package org.quiverdb.loader.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.loader.Metadata;

/**
 * One object on each line, the columns as its members; NULL is left out, bytes become base64, and
 * metadata that is an object stays one.
 */
final class JsonLinesWriter implements RowWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator json;
  private final List<ExportColumns.Column> columns;

  JsonLinesWriter(OutputStream out, ExportColumns columns) throws IOException {
    this.json = JSON.createGenerator(out);
    json.setRootValueSeparator(null);
    this.columns = columns.columns();
  }

  @Override
  public void write(QuiverStatement row, VectorValue vector) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < columns.size(); i++) {
      ExportColumns.Column column = columns.get(i);
      if (row.isNull(i)) {
        continue;
      }
      json.writeFieldName(column.label());
      switch (column.role()) {
        case VECTOR -> writeVector(vector);
        case METADATA -> writeMetadata(row, i);
        case VALUE -> writeValue(row, i);
      }
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void writeVector(VectorValue vector) throws IOException {
    json.writeStartArray();
    for (int i = 0; i < vector.dimensions(); i++) {
      if (vector.isWide()) {
        json.writeNumber(vector.doubles()[i]);
      } else {
        json.writeNumber(vector.floats()[i]);
      }
    }
    json.writeEndArray();
  }

  private void writeMetadata(QuiverStatement row, int column) throws IOException {
    String text = String.valueOf(row.getText(column));
    if (!Metadata.isObject(text)) {
      writeValue(row, column);
      return;
    }
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      json.copyCurrentStructureExact(parser);
    }
  }

  private void writeValue(QuiverStatement row, int column) throws IOException {
    switch (row.type(column)) {
      case INTEGER -> json.writeNumber(row.getLong(column));
      case REAL -> writeReal(row.getDouble(column));
      case BLOB -> json.writeString(base64(row, column));
      default -> json.writeString(row.getText(column));
    }
  }

  /** JSON has no infinities; a number that overflows is read as one by most programs. */
  private void writeReal(double value) throws IOException {
    if (Double.isInfinite(value)) {
      json.writeNumber(value > 0 ? "9e999" : "-9e999");
    } else {
      json.writeNumber(value);
    }
  }

  static String base64(QuiverStatement row, int column) {
    byte[] bytes = row.getBlob(column);
    return bytes == null ? "" : Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean takesNull() {
    return true;
  }

  @Override
  public void finish() throws IOException {
    json.flush();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
