package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;

/** Plain loops over the codes of float8 rows. */
final class ScalarFloat8 implements CodeOps {

  @Override
  public void dot(CodeQuery query, MemorySegment rows, long offset, long[] sums) {
    dotAndSquares(query, rows, offset, sums);
  }

  @Override
  public void dotAndSquares(CodeQuery query, MemorySegment rows, long offset, long[] sums) {
    long dot = 0;
    long sum = 0;
    long squares = 0;
    int pairs = query.odd.length;
    for (int i = 0; i < pairs; i++) {
      int codes = rows.get(Layout.I16, offset + 2L * i);
      int even = codes & 0xff;
      int odd = codes >>> 8 & 0xff;
      dot += even * query.even[i] + odd * query.odd[i];
      sum += even + odd;
      squares += even * even + odd * odd;
    }
    sums[DOT] = dot + CodeQuery.CENTRE * sum;
    sums[SUM] = sum;
    sums[SQUARES] = squares;
    query.addTail(rows, offset, 2 * pairs, sums);
  }
}
