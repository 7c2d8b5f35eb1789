package org.quiverdb.index.diskann.code;

import org.quiverdb.engine.memory.Memory;
import org.quiverdb.vector.DistanceMetric;

/**
 * Makes codes of vectors. Not thread-safe (there is scratch space inside): use one for each thread.
 */
public final class Encoder {
  /** Where the outermost level begins, in standard deviations: tried from FIRST on. */
  private static final float FIRST_CLIP = 0.9f;

  private static final float CLIP_STEP = 0.3f;
  private static final int CLIPS = 12;

  private final CodeSpace space;
  private final float[] rotated;

  /** The level of each dimension; again as a byte; and as the odd number it stands for. */
  private final int[] wide;

  private final byte[] levels;
  private final float[] odd;

  public Encoder(CodeSpace space) {
    this.space = space;
    int dimensions = space.rotatedDimensions();
    this.rotated = new float[dimensions];
    this.wide = new int[dimensions];
    this.levels = new byte[dimensions];
    this.odd = new float[dimensions];
  }

  /**
   * Encodes a vector with finite elements (for COSINE, not all of them zero).
   *
   * @param address receives {@link CodeSpace#codeBytes()} bytes
   */
  public void encode(float[] vector, long address) {
    float centroidProduct = space.rotate(vector, rotated);
    float squares = Products.squares(rotated, rotated.length);
    float product = space.bits() == 1 ? signs(address) : levels(address, squares);
    float ratio = product > 0 ? squares / product : 0;
    DistanceMetric metric = space.metric();
    float add;
    float rescale;
    switch (metric) {
      case COSINE -> {
        add = squares / 2;
        rescale = -ratio;
      }
      case L2, L2_SQUARED -> {
        add = squares;
        rescale = -2 * ratio;
      }
      case DOT -> {
        // <x,q> = <x-c,q-c> + <x,c> - <c,c> + <c,q>; the query adds the last of them.
        add = space.centroidSquares() - centroidProduct;
        rescale = -ratio;
        Memory.putFloatLittleEndian(address + 8, squares);
        Memory.putIntLittleEndian(address + 12, 0);
      }
      default -> throw new AssertionError(metric);
    }
    Memory.putFloatLittleEndian(address, add);
    Memory.putFloatLittleEndian(address + 4, rescale);
  }

  /** Writes the sign plane; returns the product of code and rotated vector. */
  private float signs(long address) {
    for (int i = 0; i < rotated.length; i++) {
      levels[i] = (byte) (~Float.floatToRawIntBits(rotated[i]) >>> 31);
    }
    writePlanes(address);
    for (int i = 0; i < rotated.length; i++) {
      odd[i] = Math.copySign(1, rotated[i]);
    }
    return Products.dot(rotated, odd, rotated.length);
  }

  /**
   * Writes all planes, with the step of the levels that makes the code point most nearly in the
   * vector's direction; returns the product of code and rotated vector.
   */
  private float levels(long address, float squares) {
    float deviation = (float) Math.sqrt(squares / rotated.length);
    int half = 1 << (space.bits() - 1);
    float bestScale = 0;
    float bestCosine = -1;
    for (int i = 0; i < CLIPS && deviation > 0; i++) {
      float scale = half / ((FIRST_CLIP + CLIP_STEP * i) * deviation);
      findLevels(scale, half);
      float product = Products.dot(rotated, odd, rotated.length);
      float cosine = product * product / Products.squares(odd, odd.length);
      if (cosine > bestCosine) {
        bestCosine = cosine;
        bestScale = scale;
      }
    }
    findLevels(bestScale, half);
    for (int i = 0; i < rotated.length; i++) {
      levels[i] = (byte) wide[i];
    }
    writePlanes(address);
    return Products.dot(rotated, odd, rotated.length);
  }

  private void findLevels(float scale, int half) {
    int top = 2 * half - 1;
    for (int i = 0; i < rotated.length; i++) {
      // The cast rounds toward zero; after the addition, that is down.
      wide[i] = Math.max(0, Math.min((int) (rotated[i] * scale + half), top));
    }
    for (int i = 0; i < rotated.length; i++) {
      odd[i] = 2 * wide[i] - top;
    }
  }

  private void writePlanes(long address) {
    long at = address + space.planesOffset();
    for (int bit = 0; bit < space.bits(); bit++) {
      for (int word = 0; word < space.words(); word++) {
        Memory.putLongLittleEndian(at, BitPlanes.word(levels, word * Long.SIZE, bit));
        at += Long.BYTES;
      }
    }
  }
}
