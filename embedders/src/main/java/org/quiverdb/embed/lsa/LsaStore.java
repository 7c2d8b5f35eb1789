package org.quiverdb.embed.lsa;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quiverdb.embed.store.SqlNames;
import org.quiverdb.embed.store.StoredModel;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;

/**
 * Keeps what models know in the table {@code quiver_lsa_terms}: a feature, its weight, its
 * direction as a blob of F32. A question needs the rows of its own features only, so that a model
 * need not be read to embed it.
 */
public final class LsaStore implements AutoCloseable {
  /** Features that are kept in memory, those without a row included. */
  private static final int CACHED_MAX = 60_000;

  private final StoredModel model;
  private final QuiverStatement query;
  private final Map<String, @Nullable Term> cache = new HashMap<>();

  /** Opens a model of a database, to read its terms one by one. */
  public LsaStore(QuiverConnection connection, StoredModel model) {
    this.model = model;
    this.query =
        connection.prepare(
            "SELECT weight, direction FROM quiver_lsa_terms WHERE model = ? AND term = ?");
  }

  /** Writes the terms of a model in place of those of one with the same name. */
  public static void save(QuiverConnection connection, String model, Map<String, Term> terms) {
    connection.execute(
        "CREATE TABLE IF NOT EXISTS quiver_lsa_terms(id INTEGER PRIMARY KEY, model TEXT NOT NULL,"
            + " term TEXT NOT NULL, weight REAL NOT NULL, direction BLOB NOT NULL,"
            + " UNIQUE(model, term))");
    try (QuiverStatement delete =
            connection.prepare("DELETE FROM quiver_lsa_terms WHERE model = ?");
        QuiverStatement insert =
            connection.prepare(
                "INSERT INTO quiver_lsa_terms(model, term, weight, direction)"
                    + " VALUES(?, ?, ?, ?)")) {
      delete.bindText(1, model);
      delete.step();
      insert.bindText(1, model);
      terms.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              term -> {
                insert.bindText(2, term.getKey());
                insert.bindDouble(3, term.getValue().weight());
                insert.bindVector(4, term.getValue().direction());
                insert.step();
              });
    }
  }

  /** The model with all its terms in memory, for many texts; any threads may use it. */
  public static LsaModel load(QuiverConnection connection, StoredModel model) {
    Map<String, Term> terms = new HashMap<>();
    if (SqlNames.exists(connection, "quiver_lsa_terms")) {
      try (QuiverStatement all =
          connection.prepare(
              "SELECT term, weight, direction FROM quiver_lsa_terms WHERE model = ?")) {
        all.bindText(1, model.name());
        while (all.step()) {
          terms.put(String.valueOf(all.getText(0)), term(all, 1));
        }
      }
    }
    return new LsaModel(model.number("dimensions"), features(model), terms::get);
  }

  /** The model, whose terms are read as they are needed. One thread at a time. */
  public LsaModel model() {
    return new LsaModel(model.number("dimensions"), features(model), this::find);
  }

  private static Features features(StoredModel model) {
    return new Features(
        model.number("pairs") == 1, model.number("chars_min"), model.number("chars_max"));
  }

  private @Nullable Term find(String feature) {
    Term known = cache.get(feature);
    if (known != null || cache.containsKey(feature)) {
      return known;
    }
    query.bindText(1, model.name());
    query.bindText(2, feature);
    Term term = query.step() ? term(query, 0) : null;
    query.reset();
    if (cache.size() >= CACHED_MAX) {
      cache.clear();
    }
    cache.put(feature, term);
    return term;
  }

  private static Term term(QuiverStatement row, int column) {
    return new Term(
        (float) row.getDouble(column), Objects.requireNonNull(row.getVector(column + 1)));
  }

  @Override
  public void close() {
    query.close();
  }
}
