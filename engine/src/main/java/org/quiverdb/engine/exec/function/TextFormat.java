package org.quiverdb.engine.exec.function;

import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Utf8;

/** printf's conversions of text: %s, %c and the quoting ones %q, %Q, %w. */
final class TextFormat {
  private static final String HEX = "0123456789abcdef";

  private TextFormat() {}

  static void text(FormatSpec spec, @Nullable TextView text, ByteOutput out) {
    int from = out.length();
    if (text != null) {
      out.append(text.address, limit(spec, text));
    }
    spec.pad(out, from, width(spec, out, from));
  }

  /** The bytes of the text that the precision leaves: characters with '!', else bytes. */
  private static int limit(FormatSpec spec, TextView text) {
    if (spec.precision < 0) {
      return text.length;
    }
    if (!spec.alternate2) {
      return Math.min(spec.precision, text.length);
    }
    return (int) (Utf8.skip(text.address, text.end(), spec.precision) - text.address);
  }

  /** What was written, measured as the width is: in characters with '!', else in bytes. */
  private static int width(FormatSpec spec, ByteOutput out, int from) {
    int width = out.length() - from;
    if (spec.alternate2) {
      for (int i = from; i < out.length(); i++) {
        if ((out.byteAt(i) & 0xC0) == 0x80) {
          width--;
        }
      }
    }
    return width;
  }

  /** The first character, as often as the precision says. */
  static void character(FormatSpec spec, @Nullable TextView text, ByteOutput out) {
    int from = out.length();
    int bytes = 1;
    if (text != null && text.length > 0) {
      if (text.byteAt(0) >= 0xC0) {
        while (bytes < 4 && bytes < text.length && (text.byteAt(bytes) & 0xC0) == 0x80) {
          bytes++;
        }
      }
      for (int i = 0; i < Math.max(spec.precision, 1); i++) {
        out.append(text.address, bytes);
      }
    } else {
      out.repeat(0, Math.max(spec.precision, 1));
    }
    spec.pad(out, from, Math.max(spec.precision, 1));
  }

  /** Doubles quotes; %Q also puts them around, and writes NULL for NULL. */
  static void escaped(FormatSpec spec, @Nullable TextView text, ByteOutput out) {
    int from = out.length();
    if (text == null) {
      String word = spec.conversion == 'Q' ? "NULL" : "(NULL)";
      int shown = spec.precision < 0 ? word.length() : Math.min(spec.precision, word.length());
      out.append(word.substring(0, shown));
    } else {
      int bytes = limit(spec, text);
      boolean controls = spec.alternate && spec.conversion != 'w' && hasControl(text, bytes);
      boolean quoted = spec.conversion == 'Q';
      if (controls && quoted) {
        out.append("unistr(");
      }
      if (quoted) {
        out.append('\'');
      }
      escape(text.address, bytes, spec.conversion == 'w' ? '"' : '\'', controls, out);
      if (quoted) {
        out.append('\'');
      }
      if (controls && quoted) {
        out.append(')');
      }
    }
    spec.pad(out, from, width(spec, out, from));
  }

  /** Writes text as it stands between the quotes of a JSON string. */
  static void json(FormatSpec spec, @Nullable TextView text, ByteOutput out) {
    int from = out.length();
    int bytes = text == null ? 0 : limit(spec, text);
    for (int i = 0; text != null && i < bytes; i++) {
      int b = text.byteAt(i);
      int letter = b < 0x20 ? "\b\t\n\f\r".indexOf(b) : -1;
      if (letter >= 0) {
        out.append('\\').append("btnfr".charAt(letter));
      } else if (b < 0x20) {
        appendHexEscape(b, out);
      } else if (b == '"' || b == '\\') {
        out.append('\\').append(b);
      } else {
        out.append(b);
      }
    }
    spec.pad(out, from, width(spec, out, from));
  }

  private static void appendHexEscape(int b, ByteOutput out) {
    out.append('\\').append("u00").append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 0xF));
  }

  private static boolean hasControl(TextView text, int bytes) {
    for (int i = 0; i < bytes; i++) {
      if (text.byteAt(i) < 0x20) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes text with quotes doubled.
   *
   * @param controls whether control characters become escapes and backslashes are doubled, for
   * unistr()
   */
  static void escape(long address, int bytes, int quote, boolean controls, ByteOutput out) {
    for (int i = 0; i < bytes; i++) {
      int b = Memory.getUnsignedByte(address + i);
      if (controls && b < 0x20) {
        appendHexEscape(b, out);
        continue;
      }
      out.append(b);
      if (b == quote || controls && b == '\\') {
        out.append(b);
      }
    }
  }
}
