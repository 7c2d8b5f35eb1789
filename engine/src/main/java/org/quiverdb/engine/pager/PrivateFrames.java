package org.quiverdb.engine.pager;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The private frames of a write transaction by page number; open addressing. Not thread-safe. */
final class PrivateFrames {
  private static final int MIN_SLOTS = 64;

  private @Nullable Frame[] slots = new Frame[MIN_SLOTS];
  private int count;

  int count() {
    return count;
  }

  @Nullable Frame get(int pageNumber) {
    return slots[find(pageNumber)];
  }

  void put(Frame frame) {
    int at = find(frame.pageNumber);
    if (slots[at] == null && ++count * 2 > slots.length) {
      @Nullable Frame[] old = slots;
      slots = new Frame[old.length * 2];
      for (Frame f : old) {
        if (f != null) {
          slots[find(f.pageNumber)] = f;
        }
      }
      at = find(frame.pageNumber);
    }
    slots[at] = frame;
  }

  /** All frames by ascending page number. */
  Frame[] sorted() {
    Frame[] frames = new Frame[count];
    int n = 0;
    for (Frame frame : slots) {
      if (frame != null) {
        frames[n++] = frame;
      }
    }
    Arrays.sort(frames, Comparator.comparingInt(Frame::pageNumber));
    return frames;
  }

  void clear() {
    if (slots.length > MIN_SLOTS * 16) {
      slots = new Frame[MIN_SLOTS];
    } else if (count != 0) {
      Arrays.fill(slots, null);
    }
    count = 0;
  }

  private int find(int pageNumber) {
    int mask = slots.length - 1;
    int hash = pageNumber * 0x9E3779B1;
    int at = (hash ^ hash >>> 15) & mask;
    while (true) {
      Frame frame = slots[at];
      if (frame == null || frame.pageNumber == pageNumber) {
        return at;
      }
      at = at + 1 & mask;
    }
  }
}
