package org.quiverdb.engine.exec.function;

import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Utf8;

/**
 * A pattern as a row of tokens: code points, and negative numbers for wildcards. Matching goes back
 * to the last ANY only, which is enough, so it takes at most (characters of the text) * (tokens)
 * steps.
 */
final class Wildcards {
  /** Any characters, also none. */
  static final int ANY = -1;

  /** Any one character. */
  static final int ONE = -2;

  /** Matches nothing: a pattern with an error in it. */
  static final int NOTHING = -3;

  /** The first of the sets; the next one is one less. */
  static final int FIRST_SET = -4;

  private final int[] tokens;
  private final CharacterSet[] sets;
  private final boolean folded;

  Wildcards(int[] tokens, CharacterSet[] sets, boolean folded) {
    this.tokens = tokens;
    this.sets = sets;
    this.folded = folded;
  }

  static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
  }

  boolean matches(long address, long end) {
    long at = address;
    int token = 0;
    int resumeToken = -1;
    long resumeAt = 0;
    while (at < end || token < tokens.length) {
      if (token < tokens.length && tokens[token] == ANY) {
        resumeToken = ++token;
        resumeAt = at;
        if (token == tokens.length) {
          return true;
        }
        continue;
      }
      if (token < tokens.length && at < end) {
        int c = Memory.getByte(at);
        boolean ascii = c >= 0;
        if (accepts(tokens[token], ascii ? c : Utf8.get(at, end))) {
          token++;
          at = ascii ? at + 1 : Utf8.next(at, end);
          continue;
        }
      }
      if (resumeToken < 0 || resumeAt >= end) {
        return false;
      }
      resumeAt = nextStart(Utf8.next(resumeAt, end), end, tokens[resumeToken]);
      at = resumeAt;
      token = resumeToken;
    }
    return true;
  }

  /** The first place from one on where a token may match; only for ASCII it looks further. */
  private long nextStart(long from, long end, int token) {
    if (token < 0 || token > 0x7F) {
      return from;
    }
    int other = folded && token >= 'a' && token <= 'z' ? token ^ 0x20 : token;
    long at = from;
    while (at < end) {
      byte b = Memory.getByte(at);
      if (b == token || b == other) {
        break;
      }
      at++;
    }
    return at;
  }

  private boolean accepts(int token, int c) {
    if (token >= 0) {
      return c == token || folded && lower(c) == token;
    }
    return token == ONE || token <= FIRST_SET && sets[FIRST_SET - token].contains(c);
  }
}
