package org.quiverdb.loader.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.Metadata;
import org.quiverdb.loader.WindowSource;
import org.quiverdb.loader.io.ByteWindow;
import org.quiverdb.loader.io.WindowStream;
import org.quiverdb.loader.json.JsonNumberArray;
import org.quiverdb.loader.json.JsonText;

/**
 * CSV with a header line, as written by pandas: the vector is a quoted list {@code "[0.1, -0.2,
 * …]"}. The other columns become the id, the text and metadata; there, fields that are written as
 * JSON writes numbers become numbers and empty fields null.
 */
public final class CsvSource extends WindowSource {
  private static final int FIELD_CHARS_MAX = 64 << 20;
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{1,15})?", Pattern.DOTALL);
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");

  private final CloseableIterator<CsvRecord> rows;
  private final CsvColumns columns;
  private final JsonNumberArray numbers = new JsonNumberArray();
  private long number;

  private CsvSource(ByteWindow window, CloseableIterator<CsvRecord> rows, CsvColumns columns) {
    super(window);
    this.rows = rows;
    this.columns = columns;
  }

  /** Opens a file, whose first line must be the header. */
  public static CsvSource open(ByteWindow window, FieldNames names)
      throws IOException, LoadException {
    CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator(window))
            .maxBufferSize(FIELD_CHARS_MAX)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .ofCsvRecord(new WindowStream(window), StandardCharsets.UTF_8);
    CloseableIterator<CsvRecord> rows = reader.iterator();
    try {
      if (!rows.hasNext()) {
        throw new LoadException("the file holds nothing but blank lines");
      }
      return new CsvSource(window, rows, CsvColumns.of(rows.next().getFields(), names));
    } catch (CsvParseException | UncheckedIOException e) {
      throw new LoadException("the header is not readable as CSV: " + e.getMessage(), e);
    }
  }

  /** The separator that is most frequent in the first line. */
  private static char separator(ByteWindow window) {
    int[] counts = new int[128];
    for (int at = window.position(); at < window.limit() && window.bytes()[at] != '\n'; at++) {
      counts[Math.max(0, window.bytes()[at])]++;
    }
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      best = counts[candidate] > counts[best] ? candidate : best;
    }
    return best;
  }

  @Override
  public String format() {
    return "CSV";
  }

  @Override
  public Contents contents() {
    return columns.contents();
  }

  @Override
  public boolean next(EmbeddingRecord target) throws IOException, BadRecordException {
    target.reset(number + 1, 0);
    CsvRecord row = nextRow();
    if (row == null) {
      return false;
    }
    target.reset(++number, row.getStartingLineNumber());
    List<String> fields = row.getFields();
    if (fields.size() != columns.count()) {
      throw new BadRecordException(
          "has " + fields.size() + " fields, the header has " + columns.count());
    }
    readVector(fields.get(columns.vector()), target);
    if (columns.id() >= 0) {
      readId(fields.get(columns.id()), target);
    }
    if (columns.text() >= 0) {
      target.text(fields.get(columns.text()));
    }
    if (columns.contents().metadata()) {
      target.metadata(metadata(fields));
    }
    return true;
  }

  private @Nullable CsvRecord nextRow() throws IOException, BadRecordException {
    try {
      return rows.hasNext() ? rows.next() : null;
    } catch (CsvParseException e) {
      number++;
      throw BadRecordException.endingSource(
          "is not readable as CSV (" + e.getMessage() + "); is a quote left open?");
    } catch (UncheckedIOException e) {
      number++;
      throw BadRecordException.endingSource(e.getMessage() + "; copy the file again");
    }
  }

  private void readVector(String field, EmbeddingRecord target) throws BadRecordException {
    String list = field.strip();
    if (!list.startsWith("[")) {
      throw new BadRecordException(
          "column \""
              + columns.name(columns.vector())
              + "\" holds no list: "
              + (list.isEmpty() ? "it is empty" : list.substring(0, Math.min(20, list.length()))));
    }
    byte[] text = list.getBytes(StandardCharsets.ISO_8859_1);
    numbers.scan(Arrays.copyOf(text, text.length + ByteWindow.SLACK), 0, text.length);
    System.arraycopy(numbers.values(), 0, target.dimensions(numbers.size()), 0, numbers.size());
  }

  private void readId(String field, EmbeddingRecord target) throws BadRecordException {
    if (columns.idsAreIntegers(field)) {
      if (!INTEGER.matcher(field).matches()) {
        throw new BadRecordException(
            "column \""
                + columns.name(columns.id())
                + "\" holds \""
                + field
                + "\", the first row an integer");
      }
      target.id(Long.parseLong(field));
    } else {
      target.key(field);
    }
  }

  private @Nullable String metadata(List<String> fields) {
    int whole = columns.wholeMetadata();
    if (whole >= 0) {
      String field = fields.get(whole);
      if (field.isEmpty()) {
        return null;
      } else if (Metadata.isObject(field)) {
        return field;
      }
    }
    return JsonText.object(
        json -> {
          for (int i = 0; i < fields.size(); i++) {
            if (!columns.isMetadata(i)) {
              continue;
            }
            String field = fields.get(i);
            json.writeFieldName(columns.name(i));
            if (field.isEmpty()) {
              json.writeNull();
            } else if (NUMBER.matcher(field).matches()) {
              json.writeNumber(field);
            } else {
              json.writeString(field);
            }
          }
        });
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = 0;
    try {
      while (skipped < count) {
        CsvRecord row = nextRow();
        if (row == null) {
          break;
        }
        if (columns.id() >= 0 && row.getFieldCount() == columns.count()) {
          // The first id decides on their kind, also when it is skipped.
          columns.idsAreIntegers(row.getField(columns.id()));
        }
        skipped++;
        number++;
      }
    } catch (BadRecordException e) {
      skipped++;
    }
    return skipped;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  static boolean isInteger(String field) {
    return INTEGER.matcher(field).matches();
  }
}
