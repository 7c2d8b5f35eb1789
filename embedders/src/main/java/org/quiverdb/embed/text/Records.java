package org.quiverdb.embed.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CSV with a header, and JSON: lines of objects, or an array of them. A record is a section. */
final class Records {
  private Records() {}

  static List<Section> readCsv(String text, RecordNames names) throws TextException {
    List<Section> sections = new ArrayList<>();
    char separator = separator(text);
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(text)) {
      for (NamedCsvRecord row : rows) {
        sections.add(names.section(row.getFieldsAsMap()));
      }
    } catch (CsvParseException | IOException e) {
      throw new TextException("is no CSV: " + e.getMessage(), e);
    }
    return sections;
  }

  private static char separator(String text) {
    int end = text.indexOf('\n');
    String header = end < 0 ? text : text.substring(0, end);
    return header.indexOf('\t') >= 0 ? '\t' : header.indexOf(',') < 0 ? ';' : ',';
  }

  static List<Section> readJson(String text, RecordNames names) throws TextException {
    List<Section> sections = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> sections.add(names.section(members(parser)));
          case START_ARRAY, END_ARRAY -> {
            // The objects of an array are the records.
          }
          default -> throw new TextException("holds " + token + " where an object is expected");
        }
      }
    } catch (JsonProcessingException e) {
      throw new TextException("is no JSON: " + e.getOriginalMessage() + place(e), e);
    } catch (IOException e) {
      throw new TextException("cannot be read: " + e.getMessage(), e);
    }
    return sections;
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
  }

  /** The members of an object whose values are plain; others are passed over. */
  private static Map<String, String> members(JsonParser parser) throws IOException {
    Map<String, String> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (parser.nextToken().isScalarValue()) {
        if (parser.currentToken() != JsonToken.VALUE_NULL) {
          members.put(name, parser.getText());
        }
      } else {
        parser.skipChildren();
      }
    }
    return members;
  }
}
