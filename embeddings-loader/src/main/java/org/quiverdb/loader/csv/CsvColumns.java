package org.quiverdb.loader.csv;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.Metadata;
import org.quiverdb.loader.RecordSource.Contents;

/**
 * Which columns of a CSV file mean what; settled by the header, and by the first row for the kind
 * of ids.
 */
final class CsvColumns {
  private static final int NONE = -1;

  private final List<String> header;
  private final int vector;
  private final int id;
  private final int text;
  private final Contents contents;
  private @Nullable Boolean integerIds;

  private CsvColumns(List<String> header, int vector, int id, int text, boolean metadata) {
    this.header = header;
    this.vector = vector;
    this.id = id;
    this.text = text;
    int others = header.size() - 1 - (id < 0 ? 0 : 1) - (text < 0 ? 0 : 1);
    this.contents = new Contents(id >= 0, text >= 0, metadata && others > 0);
  }

  static CsvColumns of(List<String> header, FieldNames names) throws LoadException {
    int id = names.idColumn(header);
    int text = names.textColumn(header);
    requireFound(id, names.id(), header);
    requireFound(text, names.text(), header);
    int vector = vectorColumn(header, names);
    if (id == NONE && header.getFirst().isEmpty() && vector != 0) {
      // What pandas writes for the index of a data frame.
      id = 0;
    }
    return new CsvColumns(header, vector, id, text, names.metadata());
  }

  private static int vectorColumn(List<String> header, FieldNames names) throws LoadException {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      if (names.isVector(header.get(i))) {
        found.add(i);
      }
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    if (found.isEmpty() && names.vector() != null) {
      requireFound(NONE, names.vector(), header);
    }
    throw new LoadException(
        (found.isEmpty() ? "no column" : "more than one column")
            + " looks like a vector; the columns are "
            + shown(header)
            + ": name the one that holds it (--vector)");
  }

  private static void requireFound(int column, @Nullable String wanted, List<String> header)
      throws LoadException {
    if (column == NONE && wanted != null) {
      throw new LoadException(
          "there is no column \"" + wanted + "\"; the columns are " + shown(header));
    }
  }

  private static String shown(List<String> header) {
    String all = String.join(", ", header);
    return all.length() <= 300 ? all : all.substring(0, 300) + "…";
  }

  int count() {
    return header.size();
  }

  int vector() {
    return vector;
  }

  /** Column of the id, or -1. */
  int id() {
    return id;
  }

  /** Column of the text, or -1. */
  int text() {
    return text;
  }

  Contents contents() {
    return contents;
  }

  String name(int column) {
    return header.get(column);
  }

  /** The column that holds all metadata as one JSON object, or -1. */
  int wholeMetadata() {
    int found = NONE;
    for (int i = 0; i < header.size(); i++) {
      if (isMetadata(i)) {
        if (found != NONE || !header.get(i).equals(Metadata.MEMBER)) {
          return NONE;
        }
        found = i;
      }
    }
    return found;
  }

  boolean isMetadata(int column) {
    return column != vector && column != id && column != text;
  }

  /** Whether ids are integers; the first one decides. */
  boolean idsAreIntegers(String field) {
    if (integerIds == null) {
      integerIds = CsvSource.isInteger(field);
    }
    return integerIds;
  }
}
