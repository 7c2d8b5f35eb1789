package org.quiverdb.loader.dump;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits a line of {@code COPY}'s text format (PostgreSQL, COPY, "Text Format"). */
final class CopyFields {
  private CopyFields() {}

  /** The fields of the line from {@code start} to {@code end}; null for {@code \N}. */
  static List<@Nullable String> split(byte[] line, int start, int end) {
    List<@Nullable String> fields = new ArrayList<>();
    int from = start;
    boolean escaped = false;
    for (int at = start; at <= end; at++) {
      if (at == end || line[at] == '\t') {
        fields.add(escaped ? unescape(line, from, at) : text(line, from, at));
        from = at + 1;
        escaped = false;
      } else {
        escaped |= line[at] == '\\';
      }
    }
    return fields;
  }

  private static String text(byte[] line, int from, int to) {
    return new String(line, from, to - from, StandardCharsets.UTF_8);
  }

  private static @Nullable String unescape(byte[] line, int from, int to) {
    if (to - from == 2 && line[from + 1] == 'N') {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
    int at = from;
    while (at < to) {
      byte b = line[at++];
      if (b != '\\' || at == to) {
        out.write(b);
        continue;
      }
      byte c = line[at++];
      switch (c) {
        case 'b' -> out.write('\b');
        case 'f' -> out.write('\f');
        case 'n' -> out.write('\n');
        case 'r' -> out.write('\r');
        case 't' -> out.write('\t');
        case 'v' -> out.write(0x0b);
        case '0', '1', '2', '3', '4', '5', '6', '7' -> {
          int value = c - '0';
          for (int i = 0; i < 2 && at < to && line[at] >= '0' && line[at] <= '7'; i++) {
            value = value * 8 + line[at++] - '0';
          }
          out.write(value);
        }
        case 'x' -> {
          int value = 0;
          int digits = 0;
          while (digits < 2 && at < to && Character.digit(line[at], 16) >= 0) {
            value = value * 16 + Character.digit(line[at++], 16);
            digits++;
          }
          out.write(digits == 0 ? 'x' : value);
        }
        default -> out.write(c);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
