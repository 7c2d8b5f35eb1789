package org.quiverdb.engine.spi;

/**
 * The blobs of a shadow table where they lie in the pages, in the order of their keys. Their frames
 * are pinned, so the addresses stay good until {@link #refresh} or {@link #close}, also when the
 * transaction ends; and they hold what the table held when they were pinned, except that in a write
 * transaction of this connection pages that it has changed may change again.
 *
 * <p>A blob must lie in its leaf; one with an overflow chain is refused with a CorruptException.
 */
public interface PinnedBlocks extends AutoCloseable {
  int count();

  long key(int position);

  long address(int position);

  int length(int position);

  /**
   * Pins what the table holds now. Cheap for leaves that are still the same.
   *
   * @return whether anything is different: keys, addresses or content
   */
  boolean refresh();

  /** Whether the last refresh found this block in a frame that was not pinned before. */
  boolean isNew(int position);

  @Override
  void close();
}
