package org.quiverdb.embed;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.embed.lsa.LsaModel;
import org.quiverdb.embed.lsa.LsaStore;
import org.quiverdb.embed.store.SqlNames;
import org.quiverdb.embed.store.StoredModel;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.QuiverStatement;
import org.quiverdb.engine.api.SqlFunction;
import org.quiverdb.engine.api.SqlFunctionCall;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;

/**
 * {@code embed(model, text)}: the text as a vector, by a model of the connection's own database.
 * NULL for NULL, and for a text of which the model knows no word. The model that counts is the one
 * that the calling statement sees: its stamp is looked up at each call. One for each connection.
 */
final class EmbedFunction implements SqlFunction {
  private final Map<String, Opened> models = new HashMap<>();
  private @Nullable QuiverStatement stamps;

  /** A model in use. */
  private record Opened(String stamp, LsaStore store, LsaModel model) {}

  @Override
  public void call(SqlFunctionCall call) {
    String name = call.getText(0);
    String text = call.getText(1);
    if (name == null || text == null) {
      return;
    }
    float[] vector = model(call.connection(), name).embed(text);
    if (vector != null) {
      call.setVector(vector);
    }
  }

  private LsaModel model(QuiverConnection connection, String name) {
    String stamp = stamp(connection, name);
    Opened opened = models.get(name);
    if (opened == null || !opened.stamp.equals(stamp)) {
      if (opened != null) {
        models.remove(name);
        opened.store.close();
      }
      opened = open(connection, name, stamp);
      models.put(name, opened);
    }
    return opened.model;
  }

  private String stamp(QuiverConnection connection, String name) {
    if (stamps == null) {
      if (!SqlNames.exists(connection, "quiver_models")) {
        throw new SqlException(ResultCode.ERROR, "no such model: " + name);
      }
      stamps =
          connection.prepare("SELECT value FROM quiver_models WHERE model = ? AND key = 'stamp'");
    }
    QuiverStatement query = stamps;
    try {
      query.bindText(1, name);
      if (!query.step()) {
        throw new SqlException(ResultCode.ERROR, "no such model: " + name);
      }
      return String.valueOf(query.getText(0));
    } finally {
      query.reset();
    }
  }

  private static Opened open(QuiverConnection connection, String name, String stamp) {
    StoredModel model = StoredModel.find(connection, name);
    if (model == null) {
      throw new SqlException(ResultCode.ERROR, "no such model: " + name);
    }
    if (!model.isReadable()) {
      throw new SqlException(
          ResultCode.ERROR, "model " + name + " was written by a later version of Quiver");
    }
    if (!model.kind().equals(LsaKind.NAME)) {
      throw new SqlException(
          ResultCode.ERROR,
          "model " + name + " is one of " + model.kind() + ", which SQL cannot call");
    }
    LsaStore store = new LsaStore(connection, model);
    return new Opened(stamp, store, store.model());
  }
}
