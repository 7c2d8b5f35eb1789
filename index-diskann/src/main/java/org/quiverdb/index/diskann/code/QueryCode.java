package org.quiverdb.index.diskann.code;

import org.quiverdb.engine.memory.Memory;
import org.quiverdb.vector.DistanceMetric;

/**
 * A query, rotated and cut into bit planes, to be measured against codes. Set it again for the next
 * query; that allocates nothing. Not thread-safe.
 */
public final class QueryCode {
  private static final int GROUP = PlaneCount.PLANES;

  /** The outermost level ends so many standard deviations out; with more planes, beyond all. */
  private static final float CLIP = 3.5f;

  private static final float WIDE_CLIP = 5;

  /** How far the share of differing signs may be off by chance. */
  private static final double SIGN_DEVIATIONS = 2.5;

  private final CodeSpace space;
  private final int words;
  private final int codeBits;
  private final int groups;
  private final int groupLength;
  private final int planesOffset;
  private final int levelCount;
  private final float[] rotated;

  /** The level of each dimension; again as a byte; and as the odd number it stands for. */
  private final int[] wide;

  private final byte[] levels;
  private final float[] odd;

  /** Group after group, as {@link PlaneCount} wants them. */
  private final long[] planes;

  /** The signs of the dimensions, as the highest plane of a code has them. */
  private final long[] signs;

  /** The largest likely cosine for each number of differing signs. */
  private final float[] likelyCosines;

  private float add;

  /** Of the centred query. */
  private float length;

  private float scale;

  /** The product of the levels of code and query when every bit agrees. */
  private final int agreement;

  /** Standard deviation of the estimated product of two vectors of length 1. */
  private final float relativeError;

  /** Whether estimates are the squared distance for DOT. */
  private boolean geometric;

  public QueryCode(CodeSpace space) {
    this.space = space;
    this.words = space.words();
    this.codeBits = space.bits();
    this.groups = codeBits == 1 ? 1 : 2;
    this.levelCount = 1 << (GROUP * groups);
    this.planesOffset = space.planesOffset();
    this.agreement = ((1 << codeBits) - 1) * (levelCount - 1) * space.rotatedDimensions();
    this.groupLength = PlaneCount.length(words);
    int dimensions = space.rotatedDimensions();
    this.relativeError = error(codeBits) / (float) Math.sqrt(dimensions);
    this.rotated = new float[dimensions];
    this.wide = new int[dimensions];
    this.levels = new byte[dimensions];
    this.odd = new float[dimensions];
    this.planes = new long[groups * groupLength];
    this.signs = new long[words];
    this.likelyCosines = likelyCosines(dimensions);
  }

  /** From each number of differing signs, a cosine that the true one is hardly above. */
  private static float[] likelyCosines(int dimensions) {
    float[] cosines = new float[dimensions + 1];
    for (int i = 0; i <= dimensions; i++) {
      double share = (double) i / dimensions;
      double deviation = Math.sqrt(share * (1 - share) / dimensions);
      cosines[i] = (float) Math.cos(Math.PI * Math.max(0, share - SIGN_DEVIATIONS * deviation));
    }
    return cosines;
  }

  /**
   * What codes and query planes get wrong of a vector of length 1 with normally distributed
   * elements, which after rotation most nearly are.
   */
  private static float error(int bits) {
    return switch (bits) {
      case 1 -> 0.77f;
      case 2 -> 0.37f;
      case 4 -> 0.11f;
      default -> 0.0145f;
    };
  }

  /** Takes a query with finite elements (for COSINE, not all of them zero). */
  public void set(float[] query) {
    float centroidProduct = space.rotate(query, rotated);
    float squares = cut();
    switch (space.metric()) {
      case COSINE -> add = squares / 2;
      case DOT -> add = -centroidProduct;
      default -> add = squares;
    }
    geometric = false;
  }

  /**
   * Takes a vector whose neighbours in the graph are sought. As {@link #set}, except that estimates
   * are the graph's distances: the squared distance for DOT.
   */
  public void setForGraph(float[] vector) {
    set(vector);
    if (space.metric() == DistanceMetric.DOT) {
      add = Products.squares(rotated, rotated.length);
      geometric = true;
    }
  }

  /** As {@link #setForGraph(float[])} for a vector of which only the code is left. */
  public void setForGraph(long code) {
    float ratio = space.ratio(code);
    int top = (1 << codeBits) - 1;
    for (int i = 0; i < rotated.length; i++) {
      int level = 0;
      for (int bit = 0; bit < codeBits; bit++) {
        long at = code + planesOffset + (long) Long.BYTES * (bit * words + (i >>> 6));
        level |= (int) (Memory.getLongLittleEndian(at) >>> i & 1) << bit;
      }
      rotated[i] = ratio * (2 * level - top);
    }
    cut();
    // Not the length of what was rotated: that is longer by what the code gets wrong.
    float squares = space.squares(code);
    add = space.metric() == DistanceMetric.COSINE ? squares / 2 : squares;
    geometric = space.metric() == DistanceMetric.DOT;
  }

  /** Fills the planes from the rotated query; returns its squared length. */
  private float cut() {
    float squares = Products.squares(rotated, rotated.length);
    length = (float) Math.sqrt(squares);
    float clip = (groups == 1 ? CLIP : WIDE_CLIP) * (float) Math.sqrt(squares / rotated.length);
    findLevels(clip > 0 ? levelCount / (2 * clip) : 0);
    // So that the query's own direction is measured right, as codes do it for their vectors.
    float product = Products.dot(rotated, odd, rotated.length);
    scale = product > 0 ? squares / product : 0;
    for (int word = 0; word < words; word++) {
      for (int bit = 0; bit < GROUP * groups; bit++) {
        int group = bit / GROUP * groupLength;
        planes[group + PlaneCount.index(word, bit % GROUP)] =
            BitPlanes.word(levels, word * Long.SIZE, bit);
      }
      signs[word] = BitPlanes.word(levels, word * Long.SIZE, GROUP * groups - 1);
    }
    return squares;
  }

  private void findLevels(float toLevel) {
    int top = levelCount - 1;
    float middle = levelCount / 2;
    for (int i = 0; i < rotated.length; i++) {
      wide[i] = Math.max(0, Math.min((int) (rotated[i] * toLevel + middle), top));
    }
    for (int i = 0; i < rotated.length; i++) {
      levels[i] = (byte) wide[i];
    }
    for (int i = 0; i < rotated.length; i++) {
      odd[i] = 2 * wide[i] - top;
    }
  }

  /**
   * The estimated distance to the vector whose code is at an address: {@code 1 - cos} for COSINE,
   * the squared distance for L2 and L2_SQUARED, the negative inner product for DOT.
   */
  public float estimate(long code) {
    int differing = codeBits == 1 ? differing(code + planesOffset, 0) : all(code);
    float product = scale * (agreement - 2 * differing);
    return geometric
        ? add
            + Memory.getFloatLittleEndian(code + 8)
            + 2 * Memory.getFloatLittleEndian(code + 4) * product
        : add + Memory.getFloatLittleEndian(code) + Memory.getFloatLittleEndian(code + 4) * product;
  }

  /**
   * The standard deviation of an estimate. A row whose estimate is some deviations beyond the
   * exact distance of the k-th need not be measured.
   */
  public float deviation(long code) {
    float unit = (float) Math.sqrt(space.squares(code)) * length;
    boolean half = space.metric() == DistanceMetric.COSINE || space.metric() == DistanceMetric.DOT;
    return (half && !geometric ? unit : 2 * unit) * relativeError;
  }

  /**
   * Finds the codes whose estimate may be small, from signs alone, at a third of what estimates
   * cost. Hardly one is missing whose {@link #estimate} is within the limit.
   *
   * @param codes address of the first; the others follow
   * @param target receives the numbers of those that were found, ascending
   * @return how many
   */
  public int findNear(long codes, int count, float limit, int[] target) {
    boolean half = space.metric() == DistanceMetric.COSINE || space.metric() == DistanceMetric.DOT;
    float factor = half ? length : 2 * length;
    long planeOffset = planesOffset + (long) (codeBits - 1) * words * Long.BYTES;
    int codeBytes = space.codeBytes();
    int found = 0;
    for (int i = 0; i < count; i++) {
      long code = codes + (long) i * codeBytes;
      float cosine = likelyCosines[PlaneCount.differing(code + planeOffset, signs, words)];
      float product = factor * (float) Math.sqrt(space.squares(code)) * cosine;
      // Not turned round: what is no number counts as near.
      if (!(add + Memory.getFloatLittleEndian(code) - product > limit)) {
        target[found++] = i;
      }
    }
    return found;
  }

  private int differing(long plane, int group) {
    return PlaneCount.differing(plane, planes, group * groupLength, words);
  }

  private int all(long code) {
    int sum = 0;
    for (int bit = 0; bit < codeBits; bit++) {
      long plane = code + planesOffset + (long) bit * words * Long.BYTES;
      for (int group = 0; group < groups; group++) {
        sum += differing(plane, group) << (bit + GROUP * group);
      }
    }
    return sum;
  }
}
