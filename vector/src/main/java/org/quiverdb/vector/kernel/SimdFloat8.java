package org.quiverdb.vector.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Vector loops over the codes of float8 rows, exact in 16-bit lanes.
 *
 * <p>A row's bytes are read as 16-bit lanes, whose low and high bytes are the even and the odd
 * codes; no widening is needed. A product with a centred query code (-128..127) fits 16 bits
 * signed, a square 16 bits unsigned. Instead of widening each product, a lane keeps two sums: that
 * of the products modulo 2^16, and that of their upper bytes. The sum of the lower bytes follows
 * modulo 2^16 from the two, and is below 2^16 as long as at most 254 products went into a lane; so
 * nothing is lost, and the lanes are emptied after {@link #BLOCK} loads.
 */
final class SimdFloat8 implements CodeOps {
  private static final int LANES = SimdSpecies.SHORT.length();

  /** Loads, of two codes per lane each, before a lane could overflow. */
  private static final int BLOCK = 127;

  private static ShortVector load(MemorySegment row, long at) {
    return ShortVector.fromMemorySegment(SimdSpecies.SHORT, row, at, ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void dot(CodeQuery query, MemorySegment rows, long offset, long[] sums) {
    Arrays.fill(sums, 0);
    int end = query.odd.length / LANES * LANES;
    for (int i = 0; i < end; i += BLOCK * LANES) {
      dotLanes(query, rows, offset, i, Math.min(end, i + BLOCK * LANES));
      addDot(query.lanes, sums);
    }
    sums[DOT] += CodeQuery.CENTRE * sums[SUM];
    query.addTail(rows, offset, 2 * end, sums);
  }

  @Override
  public void dotAndSquares(CodeQuery query, MemorySegment rows, long offset, long[] sums) {
    Arrays.fill(sums, 0);
    int end = query.odd.length / LANES * LANES;
    for (int i = 0; i < end; i += BLOCK * LANES) {
      int stop = Math.min(end, i + BLOCK * LANES);
      dotLanes(query, rows, offset, i, stop);
      addDot(query.lanes, sums);
      squareLanes(query, rows, offset, i, stop);
      addSquares(query.lanes, sums);
    }
    sums[DOT] += CodeQuery.CENTRE * sums[SUM];
    query.addTail(rows, offset, 2 * end, sums);
  }

  private static void dotLanes(
      CodeQuery query, MemorySegment rows, long offset, int start, int stop) {
    MemorySegment row = Rows.view(rows, offset, query.dims);
    short[] evenQuery = query.even;
    short[] oddQuery = query.odd;
    ShortVector products = ShortVector.zero(SimdSpecies.SHORT);
    ShortVector upper = products;
    ShortVector codes = products;
    for (long i = start; i < stop; i += LANES) {
      ShortVector some = load(row, 2 * i);
      ShortVector even = some.and((short) 0xff);
      ShortVector odd = some.lanewise(VectorOperators.LSHR, 8);
      ShortVector p = even.mul(ShortVector.fromArray(SimdSpecies.SHORT, evenQuery, (int) i));
      ShortVector q = odd.mul(ShortVector.fromArray(SimdSpecies.SHORT, oddQuery, (int) i));
      codes = codes.add(even.add(odd));
      products = products.add(p.add(q));
      upper =
          upper.add(p.lanewise(VectorOperators.ASHR, 8).add(q.lanewise(VectorOperators.ASHR, 8)));
    }
    codes.intoArray(query.lanes, 0);
    products.intoArray(query.lanes, LANES);
    upper.intoArray(query.lanes, 2 * LANES);
  }

  private static void squareLanes(
      CodeQuery query, MemorySegment rows, long offset, int start, int stop) {
    MemorySegment row = Rows.view(rows, offset, query.dims);
    ShortVector squares = ShortVector.zero(SimdSpecies.SHORT);
    ShortVector upper = squares;
    for (long i = start; i < stop; i += LANES) {
      ShortVector some = load(row, 2 * i);
      ShortVector even = some.and((short) 0xff);
      ShortVector odd = some.lanewise(VectorOperators.LSHR, 8);
      ShortVector p = even.mul(even);
      ShortVector q = odd.mul(odd);
      squares = squares.add(p.add(q));
      upper =
          upper.add(p.lanewise(VectorOperators.LSHR, 8).add(q.lanewise(VectorOperators.LSHR, 8)));
    }
    squares.intoArray(query.lanes, 3 * LANES);
    upper.intoArray(query.lanes, 4 * LANES);
  }

  private static void addDot(short[] lanes, long[] sums) {
    ShortVector products = ShortVector.fromArray(SimdSpecies.SHORT, lanes, LANES);
    ShortVector upper = ShortVector.fromArray(SimdSpecies.SHORT, lanes, 2 * LANES);
    IntVector pairs = upper.reinterpretAsInts();
    IntVector signed =
        pairs
            .lanewise(VectorOperators.LSHL, 16)
            .lanewise(VectorOperators.ASHR, 16)
            .add(pairs.lanewise(VectorOperators.ASHR, 16))
            .lanewise(VectorOperators.LSHL, 8);
    sums[DOT] += signed.add(lowerBytes(products, upper)).reduceLanes(VectorOperators.ADD);
    sums[SUM] +=
        unsigned(ShortVector.fromArray(SimdSpecies.SHORT, lanes, 0))
            .reduceLanes(VectorOperators.ADD);
  }

  private static void addSquares(short[] lanes, long[] sums) {
    ShortVector squares = ShortVector.fromArray(SimdSpecies.SHORT, lanes, 3 * LANES);
    ShortVector upper = ShortVector.fromArray(SimdSpecies.SHORT, lanes, 4 * LANES);
    sums[SQUARES] +=
        unsigned(upper)
            .lanewise(VectorOperators.LSHL, 8)
            .add(lowerBytes(squares, upper))
            .reduceLanes(VectorOperators.ADD);
  }

  /** The sums of the lower bytes of all products that went into the lanes. */
  private static IntVector lowerBytes(ShortVector products, ShortVector upper) {
    return unsigned(products.sub(upper.lanewise(VectorOperators.LSHL, 8)));
  }

  /** The sums of neighbouring lanes, taken as unsigned. */
  private static IntVector unsigned(ShortVector lanes) {
    IntVector pairs = lanes.reinterpretAsInts();
    return pairs.and(0xffff).add(pairs.lanewise(VectorOperators.LSHR, 16));
  }
}
