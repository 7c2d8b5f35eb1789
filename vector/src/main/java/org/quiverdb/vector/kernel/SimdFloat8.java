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
 * codes; no widening is needed. Query codes are taken less 128 (-128..127) and row codes less 127
 * (-127..128), so that the sum of two products fits 16 bits signed, and that of two squares 16 bits
 * unsigned. Instead of widening these sums, a lane keeps two totals: modulo 2^16, and of the upper
 * bytes. The total of the lower bytes follows modulo 2^16 from the two, and is below 2^16 as long
 * as at most 257 sums went into a lane; so nothing is lost, and the lanes are emptied after {@link
 * #BLOCK} loads. What was taken away is put back in the end:
 *
 * <pre>
 * sum b   = sum c + 127 n                       (b = c + 127, q = p + 128)
 * sum b^2 = sum c^2 + 254 sum c + 127^2 n
 * sum q b = sum p c + 127 sum p + 128 sum b
 * </pre>
 */
final class SimdFloat8 implements CodeOps {
  private static final int LANES = SimdSpecies.SHORT.length();
  private static final int ROW_CENTRE = 127;

  /** Loads before the sum of codes could overflow its lane: 127 * 2 * 128 is below 2^15. */
  private static final int BLOCK = 127;

  private static ShortVector load(MemorySegment memory, long at) {
    return ShortVector.fromMemorySegment(SimdSpecies.SHORT, memory, at, ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void sums(CodeQuery query, MemorySegment rows, long offset, long[] sums) {
    Arrays.fill(sums, 0);
    int end = query.body / 2;
    for (int i = 0; i < end; i += BLOCK * LANES) {
      fillLanes(query, rows, offset, i, Math.min(end, i + BLOCK * LANES));
      emptyLanes(query.lanes, sums);
    }
    long centred = sums[SUM];
    sums[SUM] += ROW_CENTRE * (long) query.body;
    sums[SQUARES] += ROW_CENTRE * (2 * centred + ROW_CENTRE * (long) query.body);
    sums[DOT] += ROW_CENTRE * query.bodySum + CodeQuery.CENTRE * sums[SUM];
    query.addTail(rows, offset, query.body, sums);
  }

  private static void fillLanes(
      CodeQuery query, MemorySegment rows, long offset, int start, int stop) {
    MemorySegment memory = Rows.GRANTED ? Rows.MEMORY : rows;
    long base = Rows.at(rows, offset, query.body);
    short[] evenQuery = query.even;
    short[] oddQuery = query.odd;
    ShortVector centre = ShortVector.broadcast(SimdSpecies.SHORT, (short) ROW_CENTRE);
    ShortVector codes = ShortVector.zero(SimdSpecies.SHORT);
    ShortVector products = codes;
    ShortVector productsUpper = codes;
    ShortVector squares = codes;
    ShortVector squaresUpper = codes;
    for (long i = start; i < stop; i += LANES) {
      ShortVector both = load(memory, base + 2 * i);
      ShortVector even = both.and((short) 0xff).sub(centre);
      ShortVector odd = both.lanewise(VectorOperators.LSHR, 8).sub(centre);
      ShortVector product =
          even.mul(ShortVector.fromArray(SimdSpecies.SHORT, evenQuery, (int) i))
              .add(odd.mul(ShortVector.fromArray(SimdSpecies.SHORT, oddQuery, (int) i)));
      ShortVector square = even.mul(even).add(odd.mul(odd));
      codes = codes.add(even.add(odd));
      products = products.add(product);
      productsUpper = productsUpper.add(product.lanewise(VectorOperators.ASHR, 8));
      squares = squares.add(square);
      squaresUpper = squaresUpper.add(square.lanewise(VectorOperators.LSHR, 8));
    }
    codes.intoArray(query.lanes, 0);
    products.intoArray(query.lanes, LANES);
    productsUpper.intoArray(query.lanes, 2 * LANES);
    squares.intoArray(query.lanes, 3 * LANES);
    squaresUpper.intoArray(query.lanes, 4 * LANES);
  }

  /** Kept apart from the loop: together they would exceed what the compiler inlines. */
  private static void emptyLanes(short[] lanes, long[] sums) {
    ShortVector codes = ShortVector.fromArray(SimdSpecies.SHORT, lanes, 0);
    ShortVector products = ShortVector.fromArray(SimdSpecies.SHORT, lanes, LANES);
    ShortVector productsUpper = ShortVector.fromArray(SimdSpecies.SHORT, lanes, 2 * LANES);
    ShortVector squares = ShortVector.fromArray(SimdSpecies.SHORT, lanes, 3 * LANES);
    ShortVector squaresUpper = ShortVector.fromArray(SimdSpecies.SHORT, lanes, 4 * LANES);
    sums[SUM] += signed(codes).reduceLanes(VectorOperators.ADD);
    sums[DOT] += whole(signed(productsUpper), products, productsUpper);
    sums[SQUARES] += whole(unsigned(squaresUpper), squares, squaresUpper);
  }

  private static int whole(IntVector upperSums, ShortVector totals, ShortVector uppers) {
    ShortVector lower = totals.sub(uppers.lanewise(VectorOperators.LSHL, 8));
    return upperSums
        .lanewise(VectorOperators.LSHL, 8)
        .add(unsigned(lower))
        .reduceLanes(VectorOperators.ADD);
  }

  /** The sums of neighbouring lanes, taken as unsigned. */
  private static IntVector unsigned(ShortVector lanes) {
    IntVector pairs = lanes.reinterpretAsInts();
    return pairs.and(0xffff).add(pairs.lanewise(VectorOperators.LSHR, 16));
  }

  /** The sums of neighbouring lanes, taken as signed. */
  private static IntVector signed(ShortVector lanes) {
    IntVector pairs = lanes.reinterpretAsInts();
    return pairs
        .lanewise(VectorOperators.LSHL, 16)
        .lanewise(VectorOperators.ASHR, 16)
        .add(pairs.lanewise(VectorOperators.ASHR, 16));
  }
}
