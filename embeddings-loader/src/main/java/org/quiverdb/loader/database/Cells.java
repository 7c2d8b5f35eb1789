package org.quiverdb.loader.database;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Base64;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;

/** Values of a query's results as parts of records. */
final class Cells {
  private Cells() {}

  /** Writes a value as JSON: bytes as base64, infinities as null. */
  static void write(QuiverStatement row, int column, JsonGenerator json) throws IOException {
    switch (row.type(column)) {
      case NULL -> json.writeNull();
      case INTEGER -> json.writeNumber(row.getLong(column));
      case REAL -> {
        double value = row.getDouble(column);
        if (Double.isFinite(value)) {
          json.writeNumber(value);
        } else {
          json.writeNull();
        }
      }
      case TEXT -> json.writeString(row.getText(column));
      case BLOB -> {
        byte[] bytes = row.getBlob(column);
        json.writeString(bytes == null ? "" : Base64.getEncoder().encodeToString(bytes));
      }
    }
  }

  /** Takes a value as the record's id. */
  static void readId(QuiverStatement row, int column, String name, EmbeddingRecord target)
      throws BadRecordException {
    switch (row.type(column)) {
      case INTEGER -> target.id(row.getLong(column));
      case TEXT -> target.key(String.valueOf(row.getText(column)));
      default ->
          throw new BadRecordException(
              "\"" + name + "\" must be an integer or text, not " + row.type(column));
    }
  }
}
