package org.quiverdb.engine.exec.ddl;

import java.util.Map;
import java.util.TreeMap;
import org.quiverdb.engine.catalog.ChangeTriggers;
import org.quiverdb.engine.sql.syntax.tree.Name;

/** Another name for some of the names in a text. */
final class NameEdits {
  private final String name;
  private final boolean quoted;
  private final Map<Integer, Name> places = new TreeMap<>();

  /**
   * @param quoted whether the new name gets quotes everywhere; else where the old one has them
   */
  NameEdits(String name, boolean quoted) {
    this.name = name;
    this.quoted = quoted;
  }

  void replace(Name place) {
    places.put(place.start(), place);
  }

  /** The text with the new name, after which the places are forgotten. */
  String apply(String sql) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (Name place : places.values()) {
      text.append(sql, from, place.start());
      from = place.end();
      if (!quoted && place.quoting() == Name.Quoting.NONE) {
        text.append(name);
        continue;
      }
      text.append(ChangeTriggers.quote(name));
      if (from < sql.length() && sql.charAt(from) == '"') {
        text.append(' ');
      }
    }
    places.clear();
    return text.append(sql, from, sql.length()).toString();
  }
}
