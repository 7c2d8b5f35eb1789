package org.quiverdb.embed;

import org.quiverdb.engine.api.ConnectionExtension;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.engine.api.SqlFunction;

/** Gives every connection the SQL function {@code embed(model, text)}. */
public final class EmbedExtension implements ConnectionExtension {
  @Override
  public void opened(QuiverConnection connection) {
    connection.createFunction("embed", 2, SqlFunction.STABLE, new EmbedFunction());
  }
}
