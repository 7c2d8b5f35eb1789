package org.quiverdb.engine.exec.expr;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.scan.TableCursor;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Registers;

/**
 * {@code text LIKE 'a%b%c'} where the pattern is constant and has no other wildcard: the pieces
 * between the percent signs are looked for as bytes, ASCII letters in both cases. UTF-8 makes that
 * the same as comparing characters. Other values than TEXT go to the function.
 */
public final class LikeConstant extends Condition {
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private final Evaluator operand;
  private final Evaluator function;
  private final byte[][] pieces;
  private final boolean anchoredStart;
  private final boolean anchoredEnd;
  private final int minimum;

  private LikeConstant(
      int register,
      Evaluator operand,
      Evaluator function,
      byte[][] pieces,
      boolean anchoredStart,
      boolean anchoredEnd) {
    super(register);
    this.operand = operand;
    this.function = function;
    this.pieces = pieces;
    this.anchoredStart = anchoredStart;
    this.anchoredEnd = anchoredEnd;
    int bytes = 0;
    for (byte[] piece : pieces) {
      bytes += piece.length;
    }
    this.minimum = bytes;
  }

  /**
   * The evaluator for a pattern, or null if it has other wildcards.
   *
   * @param function the same call as a function, for values that are not TEXT
   */
  public static @Nullable Evaluator of(
      int register, Evaluator operand, Evaluator function, String pattern) {
    if (pattern.isEmpty() || pattern.indexOf('_') >= 0 || pattern.indexOf('\0') >= 0) {
      return null;
    }
    List<byte[]> pieces = new ArrayList<>();
    for (String piece : pattern.split("%")) {
      if (!piece.isEmpty()) {
        pieces.add(folded(piece));
      }
    }
    if (pieces.isEmpty()) {
      return null;
    }
    return new LikeConstant(
        register,
        operand,
        function,
        pieces.toArray(byte[][]::new),
        !pattern.startsWith("%"),
        !pattern.endsWith("%"));
  }

  private static byte[] folded(String piece) {
    byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) fold(bytes[i]);
    }
    return bytes;
  }

  private static int fold(int c) {
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  }

  @Override
  public int test(ExecContext x) {
    TableCursor.eval(operand, x);
    Registers r = x.registers;
    int register = operand.register;
    if (r.tag[register] != Registers.TEXT) {
      return function.test(x);
    }
    return of(matches(r.bits[register], r.length[register]));
  }

  private boolean matches(long text, int length) {
    long end = text + cutAtZero(text, length);
    long at = text;
    if (end - at < minimum) {
      return false;
    }
    int first = 0;
    int last = pieces.length;
    if (anchoredStart) {
      if (!startsWith(at, pieces[0])) {
        return false;
      }
      at += pieces[0].length;
      first++;
      if (first == last) {
        return !anchoredEnd || at == end;
      }
    }
    if (anchoredEnd) {
      byte[] tail = pieces[--last];
      end -= tail.length;
      if (end < at || !startsWith(end, tail)) {
        return false;
      }
    }
    for (int i = first; i < last; i++) {
      at = find(at, end, pieces[i]);
      if (at < 0) {
        return false;
      }
      at += pieces[i].length;
    }
    return true;
  }

  /** LIKE, as all of SQLite's text functions, sees a text only up to a zero byte. */
  private static int cutAtZero(long text, int length) {
    int i = 0;
    for (; i + Long.BYTES <= length; i += Long.BYTES) {
      long word = Memory.getLongLittleEndian(text + i);
      if ((word - LOW_BITS & ~word & HIGH_BITS) != 0) {
        break;
      }
    }
    while (i < length && Memory.getByte(text + i) != 0) {
      i++;
    }
    return i;
  }

  private static boolean startsWith(long at, byte[] piece) {
    for (int i = 0; i < piece.length; i++) {
      if (fold(Memory.getByte(at + i)) != piece[i]) {
        return false;
      }
    }
    return true;
  }

  /** The first place of a piece, or -1. Eight bytes at a time are looked at for its first byte. */
  private static long find(long from, long end, byte[] piece) {
    int head = piece[0];
    long last = end - piece.length;
    boolean letter = head >= 'a' && head <= 'z';
    long toLower = letter ? LOW_BITS * ('a' - 'A') : 0;
    long heads = LOW_BITS * (head & 0xff);
    long at = from;
    while (at <= last) {
      if (at + Long.BYTES <= end) {
        long word = (Memory.getLongLittleEndian(at) | toLower) ^ heads;
        long zeros = word - LOW_BITS & ~word & HIGH_BITS;
        if (zeros == 0) {
          at += Long.BYTES;
          continue;
        }
        at += Long.numberOfTrailingZeros(zeros) >> 3;
        if (at > last) {
          return -1;
        }
      }
      if (fold(Memory.getByte(at)) == head && startsWith(at, piece)) {
        return at;
      }
      at++;
    }
    return -1;
  }
}
