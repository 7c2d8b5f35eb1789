package org.quiverdb.engine.exec.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.quiverdb.engine.record.Utf8;

/** Turns the text of a LIKE or GLOB pattern into the tokens of {@link Wildcards}. */
final class WildcardCompiler {
  private final long end;
  private final int escape;
  private final boolean like;
  private long at;
  private int[] tokens = new int[16];
  private int count;
  private final List<CharacterSet> sets = new ArrayList<>();

  WildcardCompiler(long address, int length, int escape, boolean like) {
    at = address;
    end = address + length;
    this.escape = escape;
    this.like = like;
  }

  Wildcards compile() {
    while (at < end) {
      int c = read();
      if (c == escape && like) {
        add(at < end ? fold(read()) : Wildcards.NOTHING);
      } else if (c == (like ? '%' : '*')) {
        if (count == 0 || tokens[count - 1] != Wildcards.ANY) {
          add(Wildcards.ANY);
        }
      } else if (c == (like ? '_' : '?')) {
        add(Wildcards.ONE);
      } else if (c == '[' && !like) {
        set();
      } else {
        add(fold(c));
      }
    }
    return new Wildcards(Arrays.copyOf(tokens, count), sets.toArray(CharacterSet[]::new), like);
  }

  private int read() {
    int c = Utf8.get(at, end);
    at = Utf8.next(at, end);
    return c;
  }

  private int peek() {
    return at < end ? Utf8.get(at, end) : 0;
  }

  private int fold(int c) {
    return like ? Wildcards.lower(c) : c;
  }

  private void add(int token) {
    if (count == tokens.length) {
      tokens = Arrays.copyOf(tokens, count * 2);
    }
    tokens[count++] = token;
  }

  /** A set in brackets; one that does not end matches nothing. */
  private void set() {
    boolean inverted = peek() == '^';
    if (inverted) {
      read();
    }
    List<Integer> ranges = new ArrayList<>();
    int previous = 0;
    boolean first = true;
    while (true) {
      if (at >= end) {
        add(Wildcards.NOTHING);
        return;
      }
      int c = read();
      if (c == ']' && !first) {
        break;
      }
      if (c == '-' && !first && peek() != ']' && peek() != 0 && previous > 0) {
        ranges.addAll(List.of(previous, read()));
        previous = 0;
      } else {
        ranges.addAll(List.of(c, c));
        // A bracket that is the first of the set begins no range.
        previous = c == ']' ? 0 : c;
      }
      first = false;
    }
    add(Wildcards.FIRST_SET - sets.size());
    sets.add(new CharacterSet(ranges.stream().mapToInt(i -> i).toArray(), inverted));
  }
}
