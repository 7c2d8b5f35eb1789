package org.quiverdb.loader.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A struct of Thrift as read: values by field number. A field of another kind than asked for is
 * taken as missing.
 */
final class ThriftStruct {
  private final Map<Integer, Object> fields = new HashMap<>();

  void put(int field, Object value) {
    fields.put(field, value);
  }

  boolean has(int field) {
    return fields.containsKey(field);
  }

  /** An integer field, or {@code otherwise} if it is missing. */
  long integer(int field, long otherwise) {
    return fields.get(field) instanceof Long value ? value : otherwise;
  }

  /** An integer field that must be there and lie between zero and {@code largest}. */
  long required(int field, long largest, String what) throws ParquetException {
    if (fields.get(field) instanceof Long value && value >= 0 && value <= largest) {
      return value;
    }
    throw new ParquetException(
        "the " + what + " is " + (has(field) ? "impossible: " + fields.get(field) : "missing"));
  }

  boolean bool(int field, boolean otherwise) {
    return fields.get(field) instanceof Boolean value ? value : otherwise;
  }

  @Nullable String text(int field) {
    return fields.get(field) instanceof byte[] value
        ? new String(value, StandardCharsets.UTF_8)
        : null;
  }

  @Nullable ThriftStruct struct(int field) {
    return fields.get(field) instanceof ThriftStruct value ? value : null;
  }

  /** The structs of a list field; empty if it is missing. */
  List<ThriftStruct> structs(int field) {
    List<ThriftStruct> structs = new ArrayList<>();
    if (fields.get(field) instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof ThriftStruct struct) {
          structs.add(struct);
        }
      }
    }
    return structs;
  }

  /** The strings of a list field; empty if it is missing. */
  List<String> texts(int field) {
    List<String> texts = new ArrayList<>();
    if (fields.get(field) instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof byte[] text) {
          texts.add(new String(text, StandardCharsets.UTF_8));
        }
      }
    }
    return texts;
  }
}
