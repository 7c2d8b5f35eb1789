package org.quiverdb.engine.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteErrorCode;

class ResultCodeTest {
  /** The driver lists SQLite's codes too. */
  @Test
  void numbersAreThoseOfSqlite() {
    int compared = 0;
    for (SQLiteErrorCode theirs : SQLiteErrorCode.values()) {
      if (theirs.name().startsWith("SQLITE_") && theirs.code >= 0) {
        ResultCode ours = ResultCode.ofNumber(theirs.code);
        assertNotNull(ours, theirs.name());
        assertEquals(theirs.name(), "SQLITE_" + ours.name());
        compared++;
      }
    }
    assertTrue(compared > 90, "only " + compared);
    assertNull(ResultCode.ofNumber(99));
  }

  @Test
  void primaryCodes() {
    for (ResultCode code : ResultCode.values()) {
      assertEquals(code.number() & 0xff, code.primary().number());
    }
    assertSame(ResultCode.BUSY, ResultCode.BUSY_SNAPSHOT.primary());
  }

  @Test
  void corruptionNamesItsPlace() {
    var e = new CorruptException(ResultCode.CORRUPT_INDEX, "f.db", 3, 8192, "cell 7 overlaps");
    assertEquals("database disk image is malformed", e.getMessage());
    assertTrue(e.toString().contains("f.db, page 3, byte 8192"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CorruptException(ResultCode.BUSY, null, 1, 0, ""));
  }
}
