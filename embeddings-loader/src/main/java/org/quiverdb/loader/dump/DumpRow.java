package org.quiverdb.loader.dump;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.Metadata;
import org.quiverdb.loader.io.ByteWindow;
import org.quiverdb.loader.json.JsonNumberArray;
import org.quiverdb.loader.json.JsonText;

/** Makes records of rows of text fields; null is NULL. */
final class DumpRow {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d{0,18})(\\.\\d{1,30})?([eE][-+]?\\d{1,3})?");

  private final DumpTable table;
  private final JsonNumberArray numbers = new JsonNumberArray();

  /** Whether ids are integers; the first one decides where the type is not known. */
  private @Nullable Boolean integerIds;

  DumpRow(DumpTable table) {
    this.table = table;
  }

  void read(List<@Nullable String> row, EmbeddingRecord target) throws BadRecordException {
    if (row.size() != table.columns().size()) {
      throw new BadRecordException(
          "has " + row.size() + " fields, the table has " + table.columns().size() + " columns");
    }
    if (table.id() >= 0) {
      readId(row.get(table.id()), target);
    }
    if (table.text() >= 0) {
      target.text(row.get(table.text()));
    }
    if (table.contents().metadata()) {
      target.metadata(metadata(row));
    }
    String list = row.get(table.vector());
    if (list == null || !list.startsWith("[")) {
      throw new BadRecordException(
          "column \""
              + table.columns().get(table.vector())
              + "\" holds no vector: "
              + (list == null ? "NULL" : list.substring(0, Math.min(20, list.length()))));
    }
    byte[] text = list.getBytes(StandardCharsets.ISO_8859_1);
    numbers.scan(Arrays.copyOf(text, text.length + ByteWindow.SLACK), 0, text.length);
    System.arraycopy(numbers.values(), 0, target.dimensions(numbers.size()), 0, numbers.size());
  }

  private void readId(@Nullable String value, EmbeddingRecord target) throws BadRecordException {
    String name = table.columns().get(table.id());
    if (value == null) {
      throw new BadRecordException("column \"" + name + "\" is NULL");
    }
    if (integerIds == null) {
      String type = table.types().get(table.id());
      integerIds = type.isEmpty() ? INTEGER.matcher(value).matches() : isInteger(type);
    }
    if (!integerIds) {
      target.key(value);
    } else if (INTEGER.matcher(value).matches()) {
      target.id(Long.parseLong(value));
    } else {
      throw new BadRecordException("column \"" + name + "\" holds \"" + value + "\", no integer");
    }
  }

  private static boolean isInteger(String type) {
    return type.contains("int") || type.contains("serial");
  }

  private String metadata(List<@Nullable String> row) {
    int whole = table.wholeMetadata();
    String object = whole >= 0 ? row.get(whole) : null;
    if (object != null && Metadata.isObject(object)) {
      return object;
    }
    return JsonText.object(
        json -> {
          for (int i = 0; i < row.size(); i++) {
            if (table.isOther(i)) {
              json.writeFieldName(table.columns().get(i));
              write(row.get(i), table.types().get(i), json);
            }
          }
        });
  }

  private static void write(@Nullable String value, String type, JsonGenerator json)
      throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (type.equals("boolean") && (value.equals("t") || value.equals("f"))) {
      json.writeBoolean(value.equals("t"));
    } else if (isNumeric(type) && NUMBER.matcher(value).matches()) {
      json.writeNumber(value);
    } else if (type.startsWith("json") && Metadata.isJson(value)) {
      try (JsonParser parser = JSON.createParser(value)) {
        parser.nextToken();
        json.copyCurrentStructureExact(parser);
      }
    } else {
      json.writeString(value);
    }
  }

  /** Whether the type is a number's, or not known. */
  private static boolean isNumeric(String type) {
    return type.isEmpty()
        || isInteger(type)
        || type.startsWith("numeric")
        || type.startsWith("real")
        || type.startsWith("double");
  }
}
