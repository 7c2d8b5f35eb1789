package org.quiverdb.loader.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PageSizeTest {
  @Test
  void rowsFillThePages() {
    assertEquals(4096, PageSize.forRows(100));
    assertEquals(4096, PageSize.forRows(384));
    assertEquals(16_384, PageSize.forRows(768 * 4));
    assertEquals(32_768, PageSize.forRows(1536 * 4));
    assertEquals(32_768, PageSize.forRows(1536 * 4 + 150));
    assertEquals(65_536, PageSize.forRows(3072 * 4));
    assertEquals(65_536, PageSize.forRows(500_000));
  }
}
