package org.quiverdb.embed.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

/**
 * A model as the table {@code quiver_models} describes it: rows of key and value under its name,
 * which is that of the table whose texts it embeds. Keys are {@code format} (1), {@code kind},
 * {@code dimensions}, {@code stamp} (another one for each training), and those of its kind.
 *
 * @param name of the model
 * @param settings by key
 */
public record StoredModel(String name, Map<String, String> settings) {
  private static final String FORMAT = "1";
  private static final String TABLE = "quiver_models";

  public StoredModel {
    settings = Map.copyOf(settings);
  }

  /** The model of that name, or null if there is none. */
  public static @Nullable StoredModel find(QuiverConnection connection, String name) {
    Map<String, String> settings = new TreeMap<>();
    if (SqlNames.exists(connection, TABLE)) {
      try (QuiverStatement query =
          connection.prepare("SELECT key, value FROM quiver_models WHERE model = ?")) {
        query.bindText(1, name);
        while (query.step()) {
          settings.put(String.valueOf(query.getText(0)), String.valueOf(query.getText(1)));
        }
      }
    }
    return settings.isEmpty() ? null : new StoredModel(name, settings);
  }

  /** The names of all models. */
  public static List<String> names(QuiverConnection connection) {
    List<String> names = new ArrayList<>();
    if (SqlNames.exists(connection, TABLE)) {
      try (QuiverStatement query =
          connection.prepare("SELECT DISTINCT model FROM quiver_models ORDER BY model")) {
        while (query.step()) {
          names.add(String.valueOf(query.getText(0)));
        }
      }
    }
    return names;
  }

  /** Writes the model in place of one with the same name. */
  public void save(QuiverConnection connection) {
    connection.execute(
        "CREATE TABLE IF NOT EXISTS quiver_models(model TEXT NOT NULL, key TEXT NOT NULL,"
            + " value TEXT NOT NULL, PRIMARY KEY(model, key)) WITHOUT ROWID");
    try (QuiverStatement delete = connection.prepare("DELETE FROM quiver_models WHERE model = ?");
        QuiverStatement insert = connection.prepare("INSERT INTO quiver_models VALUES(?, ?, ?)")) {
      delete.bindText(1, name);
      delete.step();
      Map<String, String> all = new TreeMap<>(settings);
      all.put("format", FORMAT);
      all.forEach(
          (key, value) -> {
            insert.bindText(1, name);
            insert.bindText(2, key);
            insert.bindText(3, value);
            insert.step();
          });
    }
  }

  /** Whether this version of the program can read it. */
  public boolean isReadable() {
    return FORMAT.equals(settings.get("format"));
  }

  /** How it embeds: {@code lsa}, {@code openai}. */
  public String kind() {
    return get("kind");
  }

  /** Tells one training from another. */
  public String stamp() {
    return get("stamp");
  }

  /** The value of a key; empty if it is missing. */
  public String get(String key) {
    return settings.getOrDefault(key, "");
  }

  /** The value of a key as a number; 0 if it is none. */
  public int number(String key) {
    try {
      return Integer.parseInt(get(key));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
