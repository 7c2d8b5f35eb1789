package org.quiverdb.engine.differential;

import java.util.ArrayList;
import java.util.List;

/** What the generator knows of the database that its script builds. */
final class Model {
  /** A table or view: its name, its columns, and for a table what may be done with it. */
  record Relation(String name, List<String> columns, boolean isView, boolean hasRowid) {}

  final List<Relation> relations = new ArrayList<>();
  final List<String> indexes = new ArrayList<>();
  final List<String> triggers = new ArrayList<>();
  int nextName;

  String fresh(String prefix) {
    return prefix + nextName++;
  }

  List<Relation> tables() {
    return relations.stream().filter(r -> !r.isView()).toList();
  }
}
