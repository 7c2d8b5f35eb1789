package org.quiverdb.engine.pager;

/**
 * One page in memory. The content is at {@link #address()} in {@code Memory.SEG}; it stays there
 * while the frame is pinned. A frame obtained by {@link PageStore#get} must be handed back by
 * {@link PageStore#release}. Only a frame that {@link PageStore#writable} returned may be written.
 */
public class Frame {
  final long address;
  int pageNumber;

  /** Called by the pool (and by in-memory stores of tests). */
  protected Frame(long address) {
    this.address = address;
  }

  /** Address of byte 0 of the page in {@code Memory.SEG}; page-size aligned. */
  public final long address() {
    return address;
  }

  /** The page that this frame holds, 1-based. */
  public final int pageNumber() {
    return pageNumber;
  }
}
