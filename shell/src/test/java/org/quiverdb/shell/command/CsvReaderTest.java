package org.quiverdb.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReaderTest {
  private static CsvReader reader(String text) {
    return new CsvReader(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ',', '\n', true);
  }

  private static List<List<String>> rows(String text) throws IOException {
    CsvReader reader = reader(text);
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row = reader.next(); row != null; row = reader.next()) {
      rows.add(row);
    }
    return rows;
  }

  @Test
  void fieldsAndRows() throws IOException {
    assertEquals(List.of(List.of("a", "b"), List.of("1", "")), rows("a,b\n1,\n"));
    assertEquals(List.of(List.of("a"), List.of("b")), rows("a\r\nb"));
    assertNull(reader("").next());
  }

  @Test
  void quotedFieldsKeepSeparatorsAndLineEnds() throws IOException {
    assertEquals(
        List.of(List.of("a,\"b\"\nc", "d"), List.of("e")), rows("\"a,\"\"b\"\"\nc\",d\r\n\"e\""));
  }

  @Test
  void lineNumbersCountLineEndsInQuotes() throws IOException {
    CsvReader reader = reader("\"a\nb\"\nc\n");
    reader.next();
    assertEquals(1, reader.rowLine());
    reader.next();
    assertEquals(3, reader.rowLine());
  }
}
