package org.quiverdb.shell.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineScanTest {
  private final LineScan scan = new LineScan();

  @ParameterizedTest
  @ValueSource(strings = {"", "  \t", "-- x;", "/* x; */", " /**/ -- y"})
  void blanksAndCommentsAreNothing(String line) {
    scan.add(line);
    assertTrue(scan.isBlank());
    assertFalse(scan.endsWithSemicolon());
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "a;", "a; -- b", "a; /* b */  ", "'x';", "[a;b];"})
  void semicolonBeforeBlanksAndCommentsEnds(String line) {
    scan.add(line);
    assertTrue(scan.endsWithSemicolon());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a;b", "';", "\";", "`;", "[;", "/* ;", "-- ;", "'a'';"})
  void otherwiseItDoesNotEnd(String line) {
    scan.add(line);
    assertFalse(scan.endsWithSemicolon());
  }

  @Test
  void quotesGoOnOverLines() {
    scan.add("select 'a");
    assertFalse(scan.isPlain());
    scan.add("b;");
    assertFalse(scan.endsWithSemicolon());
    scan.add("c';");
    assertTrue(scan.isPlain());
    assertTrue(scan.endsWithSemicolon());
    scan.reset();
    assertTrue(scan.isBlank());
  }
}
