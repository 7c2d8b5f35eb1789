package org.quiverdb.embed;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.embed.store.PassageTable;
import org.quiverdb.embed.store.StoredModel;
import org.quiverdb.embed.text.Passage;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.VectorSearch;
import org.quiverdb.vector.DistanceMetric;

/** Finds the passages nearest to a question. */
public final class Answers {
  private Answers() {}

  /**
   * A passage and how far it is.
   *
   * @param distance 0 for the same direction, 1 for nothing in common, at most 2
   */
  public record Answer(long id, double distance, Passage passage) {}

  /** The tables of a database that can be asked, by name. */
  public static List<String> tables(QuiverConnection connection) {
    return StoredModel.names(connection).stream()
        .filter(name -> new PassageTable(connection, name).exists())
        .toList();
  }

  /**
   * The nearest passages, nearest first, with the table's vector index if it has one.
   *
   * @param kind of the table's model
   * @throws EmbedException if the question cannot be embedded
   */
  public static List<Answer> find(
      QuiverConnection connection, String table, EmbedderKind kind, String question, int most)
      throws EmbedException {
    try (Embedder embedder = TextLoad.open(connection, table, kind);
        VectorSearch search =
            connection.vectorSearch(table, PassageTable.VECTOR, DistanceMetric.COSINE)) {
      float[] query = embedder.embed(List.of(question)).getFirst();
      if (query == null) {
        throw new EmbedException(
            "none of the question's words occurs in table " + table + " often enough");
      }
      search.setMissing(VectorSearch.Missing.LEFT_OUT);
      long[] ids = new long[most];
      double[] distances = new double[most];
      int found = search.topK(query, most, null, ids, distances);
      PassageTable passages = new PassageTable(connection, table);
      List<Answer> answers = new ArrayList<>();
      for (int i = 0; i < found; i++) {
        answers.add(new Answer(ids[i], distances[i], passages.passage(ids[i])));
      }
      return answers;
    }
  }
}
