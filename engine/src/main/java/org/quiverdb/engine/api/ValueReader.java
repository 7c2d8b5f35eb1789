package org.quiverdb.engine.api;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.Values;
import org.quiverdb.engine.memory.Memory;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.vector.VectorException;
import org.quiverdb.vector.codec.VectorBlob;
import org.quiverdb.vector.codec.VectorDecoder;
import org.quiverdb.vector.text.VectorText;

/** Reads registers as Java values, converted as SQLite's column functions convert. */
final class ValueReader {
  private ValueReader() {}

  static ValueType type(Registers r, int register) {
    return switch (r.tag[register]) {
      case Registers.NULL -> ValueType.NULL;
      case Registers.INTEGER -> ValueType.INTEGER;
      case Registers.REAL -> ValueType.REAL;
      case Registers.TEXT -> ValueType.TEXT;
      default -> ValueType.BLOB;
    };
  }

  static long toLong(Registers r, int register) {
    return r.tag[register] == Registers.INTEGER
        ? r.bits[register]
        : (long) Values.toReal(r, register);
  }

  static double toDouble(Registers r, int register) {
    return Values.toReal(r, register);
  }

  static @Nullable String toText(Registers r, int register) {
    byte[] bytes = toBlob(r, register);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  static byte @Nullable [] toBlob(Registers r, int register) {
    return switch (r.tag[register]) {
      case Registers.NULL -> null;
      case Registers.TEXT, Registers.BLOB -> r.getBytes(register);
      default -> numberText(r, register);
    };
  }

  private static byte[] numberText(Registers r, int register) {
    try (Registers text = new Registers(2)) {
      text.tag[0] = r.tag[register];
      text.bits[0] = r.bits[register];
      Values.applyStorage(text, 0, org.quiverdb.engine.record.Affinity.TEXT);
      return text.getBytes(0);
    }
  }

  static float @Nullable [] toVector(Registers r, int register) {
    try {
      return switch (r.tag[register]) {
        case Registers.NULL -> null;
        case Registers.TEXT -> {
          byte[] text = r.getBytes(register);
          yield VectorText.floats(text, 0, text.length);
        }
        case Registers.BLOB ->
            VectorDecoder.floats(
                Memory.SEG,
                r.bits[register],
                VectorBlob.header(Memory.SEG, r.bits[register], r.length[register]));
        default -> throw new VectorException("a number is no vector");
      };
    } catch (VectorException e) {
      throw new SqlException(ResultCode.MISMATCH, String.valueOf(e.getMessage()), e);
    }
  }
}
