package org.quiverdb.engine.pager;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One page in memory. The content is at {@link #address()} in {@code Memory.SEG}; it stays there
 * while the frame is pinned. A frame obtained by {@link PageStore#get} must be handed back by
 * {@link PageStore#release}. Only a frame that {@link PageStore#writable} returned may be written.
 *
 * <p>A frame is either <em>shared</em>, clean and visible to all connections through the {@link
 * SharedCache}, or
 * <em>private</em> to the write transaction of one connection.
 *
 * <ol>
 *   <li>A shared frame's pins are counted atomically; a private one's belong to one thread.
 *   <li>A frame whose pins were changed from 0 to {@link #DEAD} is pinned by nobody and never
 *   again; its memory is free.
 *   <li>A frame that left the cache while pinned is <em>dropped</em>; whoever takes its pins to 0
 *   kills it.
 *   <li>A private frame becomes shared when its transaction commits, and not the other way.
 * </ol>
 */
public class Frame {
  private static final int DEAD = Integer.MIN_VALUE / 2;
  private static final VarHandle PINS;

  static {
    try {
      PINS = MethodHandles.lookup().findVarHandle(Frame.class, "pinCount", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final long address;
  int pageNumber;

  /** Bytes to give back when the frame ends. */
  private final int pageSize;

  /** Visible to all connections; set once, before it is published. */
  boolean shared;

  /** The clock's second chance. */
  boolean referenced;

  /** Private: differs from the page in the file. */
  boolean dirty;

  /** Private: the page's old content is in the journal, or it has none that matters. */
  boolean journaled;

  /** Private: the newest savepoint that was open when the page was last saved for savepoints. */
  long savedAt;

  private volatile boolean dropped;

  @SuppressWarnings("UnusedVariable") // through PINS
  private volatile int pinCount;

  /** Called by the pool (and by in-memory stores of tests). */
  protected Frame(long address) {
    this(address, 0, 0);
  }

  Frame(long address, int pageNumber, int pageSize) {
    this.address = address;
    this.pageSize = pageSize;
    this.pageNumber = pageNumber;
  }

  /** Address of byte 0 of the page in {@code Memory.SEG}; page-size aligned. */
  public final long address() {
    return address;
  }

  /** The page that this frame holds, 1-based. */
  public final int pageNumber() {
    return pageNumber;
  }

  /** Whether all connections see this frame, so that its content never changes. */
  public final boolean isShared() {
    return shared;
  }

  /** Pins unless the frame is dead. For shared frames. */
  final boolean tryPin() {
    return (int) PINS.getAndAdd(this, 1) >= 0;
  }

  /** Unpins a shared frame; true if the caller must free its memory. */
  final boolean unpin() {
    int before = (int) PINS.getAndAdd(this, -1);
    assert before > 0 : "page " + pageNumber + " is not pinned";
    return before == 1 && dropped && tryKill();
  }

  /** Marks a frame that has left the cache; true if the caller must free its memory. */
  final boolean drop() {
    dropped = true;
    return tryKill();
  }

  /** Ends an unpinned frame; true if this call did it. */
  final boolean tryKill() {
    return PINS.compareAndSet(this, 0, DEAD);
  }

  /** Pins a private frame. */
  final void pinPrivate() {
    PINS.set(this, (int) PINS.get(this) + 1);
  }

  /** Unpins a private frame; true if the caller must free its memory. */
  final boolean unpinPrivate() {
    int left = (int) PINS.get(this) - 1;
    assert left >= 0 : "page " + pageNumber + " is not pinned";
    PINS.set(this, left);
    return left == 0 && dropped && tryKill();
  }

  /** Gives the memory of a dead frame back. */
  final void free() {
    FramePool.free(address, pageSize);
  }

  final boolean isPinned() {
    return (int) PINS.get(this) > 0;
  }
}
