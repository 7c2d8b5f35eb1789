package org.quiverdb.engine.exec.function;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.memory.NativeAllocator;
import org.quiverdb.engine.record.Utf8;

/**
 * A compiled LIKE or GLOB pattern. Patterns that are a plain text with a wildcard for any text
 * before it, behind it, on both sides or on none are matched as bytes; others by {@link Wildcards}.
 * Immutable.
 */
final class Pattern {
  /** No escape character. */
  static final int NO_ESCAPE = -1;

  private final byte[] source;
  private final int escape;
  private final boolean like;
  private final byte @Nullable [] literal;
  private final boolean openStart;
  private final boolean openEnd;
  private final Wildcards wildcards;

  /**
   * @param source the pattern in UTF-8; it ends at its first zero byte
   * @param escape a code point, or {@link #NO_ESCAPE}
   * @param like LIKE, with ASCII's case ignored; else GLOB
   */
  Pattern(byte[] source, int escape, boolean like) {
    this.source = source;
    this.escape = escape;
    this.like = like;
    wildcards = compile(source, escape, like);
    int any = like ? '%' : '*';
    int from = 0;
    int to = source.length;
    while (from < to && source[from] == any && escape != any) {
      from++;
    }
    while (to > from && source[to - 1] == any && escape != any) {
      to--;
    }
    openStart = from > 0;
    openEnd = to < source.length;
    literal = isPlain(from, to) ? lower(Arrays.copyOfRange(source, from, to)) : null;
  }

  private static Wildcards compile(byte[] source, int escape, boolean like) {
    long address = NativeAllocator.allocate(source.length);
    try {
      Memory.copyIn(source, 0, address, source.length);
      int length = Utf8.lengthToZero(address, source.length);
      return new WildcardCompiler(address, length, escape, like).compile();
    } finally {
      NativeAllocator.free(address, source.length);
    }
  }

  /** Whether the bytes stand for themselves and there is at least one. */
  private boolean isPlain(int from, int to) {
    for (int i = from; i < to; i++) {
      int b = source[i];
      boolean special = like ? b == '%' || b == '_' : b == '*' || b == '?' || b == '[';
      if (special || b <= 0 || b == escape) {
        return false;
      }
    }
    return to > from;
  }

  private byte[] lower(byte[] bytes) {
    for (int i = 0; like && i < bytes.length; i++) {
      if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
        bytes[i] |= 0x20;
      }
    }
    return bytes;
  }

  /** Whether this is the pattern compiled from these bytes. */
  boolean isOf(long address, int length, int withEscape, boolean asLike) {
    if (length != source.length || withEscape != escape || asLike != like) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (Memory.getByte(address + i) != source[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether a text, up to its first zero byte, matches. */
  boolean matches(long address, int length) {
    byte[] plain = literal;
    if (plain == null) {
      return wildcards.matches(address, address + Utf8.lengthToZero(address, length));
    }
    if (!openStart) {
      return startsWith(address, length, plain)
          && (openEnd || length == plain.length || Memory.getByte(address + plain.length) == 0);
    }
    if (openEnd) {
      int at =
          like
              ? ByteSearch.findFolded(address, length, plain)
              : ByteSearch.find(address, length, plain);
      return at >= 0 && Utf8.lengthToZero(address, at) == at;
    }
    int end = Utf8.lengthToZero(address, length);
    return end >= plain.length && startsWith(address + end - plain.length, plain.length, plain);
  }

  private boolean startsWith(long address, int length, byte[] plain) {
    return length >= plain.length
        && (like ? ByteSearch.sameFolded(address, plain) : ByteSearch.same(address, plain));
  }
}
