package org.quiverdb.loader.parquet;

import java.util.ArrayList;
import java.util.List;

/** Finds the leaves of a schema, which is a tree as a list: each group before its children. */
final class Schema {
  private static final int DEPTH_MAX = 100;

  private final List<ThriftStruct> elements;
  private final List<Column> columns = new ArrayList<>();
  private int at;

  private Schema(List<ThriftStruct> elements) {
    this.elements = elements;
  }

  /** Where a node stands, which decides whether its name is a word of the user's. */
  private enum Place {
    PLAIN,
    /** The repeated group inside of a list. */
    IN_LIST,
    /** The repeated group inside of a map. */
    IN_MAP,
    /** The only child of the repeated group inside of a list. */
    ELEMENT
  }

  static List<Column> columns(List<ThriftStruct> elements) throws ParquetException {
    if (elements.isEmpty()) {
      throw new ParquetException("the schema is missing");
    }
    Schema schema = new Schema(elements);
    long children = schema.next(0).integer(5, 0);
    for (long i = 0; i < children; i++) {
      schema.walk("", Place.PLAIN, new Depth(0, 0, 0), 1);
    }
    return schema.columns;
  }

  private ThriftStruct next(int level) throws ParquetException {
    if (at >= elements.size() || level > DEPTH_MAX) {
      throw new ParquetException("the schema breaks off or is nested too deeply");
    }
    return elements.get(at++);
  }

  /** Levels of a value that is there, as far as the nodes above it decide. */
  private record Depth(int definition, int repetition, int repeatedDefinition) {
    Depth below(long repetitionType) {
      return switch ((int) repetitionType) {
        case 0 -> this;
        case 2 -> new Depth(definition + 1, repetition + 1, definition + 1);
        default -> new Depth(definition + 1, repetition, repeatedDefinition);
      };
    }
  }

  private void walk(String parent, Place place, Depth above, int level) throws ParquetException {
    ThriftStruct element = next(level);
    String name = String.valueOf(element.text(4));
    String path = place != Place.PLAIN ? parent : parent.isEmpty() ? name : parent + "." + name;
    Depth depth = above.below(element.integer(3, 0));
    long children = element.integer(5, 0);
    if (element.has(1) && children == 0) {
      add(element, path, depth);
    }
    Place inside = inside(element, place, children);
    for (long i = 0; i < children; i++) {
      walk(path, inside, depth, level + 1);
    }
  }

  private static Place inside(ThriftStruct group, Place place, long children) {
    if (place == Place.IN_LIST) {
      return children == 1 ? Place.ELEMENT : Place.PLAIN;
    }
    if (place == Place.IN_MAP) {
      return Place.PLAIN;
    }
    long converted = group.integer(6, -1);
    ThriftStruct logical = group.struct(10);
    if (converted == 3 || (logical != null && logical.has(3))) {
      return Place.IN_LIST;
    }
    boolean map = converted == 1 || converted == 2 || (logical != null && logical.has(2));
    return map ? Place.IN_MAP : Place.PLAIN;
  }

  private void add(ThriftStruct element, String name, Depth depth) throws ParquetException {
    PhysicalType type = PhysicalType.of(element.integer(1, -1));
    long length = element.integer(2, 0);
    if (type == PhysicalType.FIXED_LEN_BYTE_ARRAY && (length < 1 || length > 1 << 28)) {
      throw new ParquetException("column " + name + " has values of " + length + " bytes");
    }
    if (depth.definition() > Byte.MAX_VALUE) {
      throw new ParquetException("column " + name + " is nested too deeply");
    }
    columns.add(
        new Column(
            columns.size(),
            name,
            type,
            (int) length,
            LogicalType.of(element),
            depth.definition(),
            depth.repetition(),
            depth.repeatedDefinition()));
  }
}
