package org.quiverdb.index.diskann.graph;

/**
 * Where the parts of a node lie in a block. A node id is {@code block << shift | slot}. Immutable.
 *
 * <h2>A block, little-endian</h2>
 *
 * <pre>
 * 0               64 bytes for the keeper of the blocks (version); not looked at here
 * 64              code of slot 0, of slot 1 ...
 * then            8-byte rowid of each slot
 * then            neighbours of each slot: degree ids of 4 bytes, used ones first, then -1
 * then            state byte of each slot: FREE, USED or DEAD
 * </pre>
 */
public final class NodeLayout {
  /** Bytes before the first code; codes are then as well aligned as the block. */
  public static final int HEADER_BYTES = 64;

  /** A slot without a node. */
  public static final int FREE = 0;

  /** A slot with a node. */
  public static final int USED = 1;

  /** A deleted node: searches go through it and do not return it. */
  public static final int DEAD = 2;

  /** Ends a list of neighbours. */
  public static final int NONE = -1;

  /** Node ids are below this: a beam entry keeps a flag beside the id. */
  public static final int MAX_NODES = 1 << 30;

  private final int blockBytes;
  private final int codeBytes;
  private final int degree;
  private final int slots;
  private final int shift;
  private final int rowids;
  private final int edges;
  private final int states;

  /**
   * @param blockBytes of one block, enough for a node
   * @param codeBytes of one code, a multiple of 8
   * @param degree the most neighbours a node can have
   */
  public NodeLayout(int blockBytes, int codeBytes, int degree) {
    this.blockBytes = blockBytes;
    this.codeBytes = codeBytes;
    this.degree = degree;
    this.slots = (blockBytes - HEADER_BYTES) / nodeBytes(codeBytes, degree);
    if (slots < 1) {
      throw new IllegalArgumentException(
          "a block of %d bytes has no room for a node of %d"
              .formatted(blockBytes, nodeBytes(codeBytes, degree)));
    }
    this.shift = Integer.SIZE - Integer.numberOfLeadingZeros(slots - 1);
    this.rowids = HEADER_BYTES + slots * codeBytes;
    this.edges = rowids + slots * Long.BYTES;
    this.states = edges + slots * degree * Integer.BYTES;
  }

  /** Bytes that one node takes. */
  public static int nodeBytes(int codeBytes, int degree) {
    return codeBytes + Long.BYTES + degree * Integer.BYTES + 1;
  }

  public int blockBytes() {
    return blockBytes;
  }

  public int codeBytes() {
    return codeBytes;
  }

  /** The most neighbours a node can have. */
  public int degree() {
    return degree;
  }

  /** Nodes in one block. */
  public int slots() {
    return slots;
  }

  /** The block of a node is its id without so many low bits. */
  public int shift() {
    return shift;
  }

  public int block(int node) {
    return node >>> shift;
  }

  public int slot(int node) {
    return node & ((1 << shift) - 1);
  }

  public int node(int block, int slot) {
    return block << shift | slot;
  }

  /** Node ids of so many blocks are below this. */
  public int nodeLimit(int blocks) {
    return Math.toIntExact((long) blocks << shift);
  }

  /** Offset in its block of a node's code. */
  public int codeOffset(int node) {
    return HEADER_BYTES + slot(node) * codeBytes;
  }

  /** Offset in its block of a node's rowid. */
  public int rowidOffset(int node) {
    return rowids + slot(node) * Long.BYTES;
  }

  /** Offset in its block of a node's first neighbour. */
  public int edgesOffset(int node) {
    return edges + slot(node) * degree * Integer.BYTES;
  }

  /** Offset in its block of a node's state. */
  public int stateOffset(int node) {
    return states + slot(node);
  }
}
