package org.quiverdb.jdbc;

import java.sql.SQLException;
import java.sql.Wrapper;
import org.jspecify.annotations.Nullable;

/** An object that hands out itself, or the engine's object below it, when asked for its type. */
abstract class Wrapping implements Wrapper {
  /** The engine's object that this one stands for, or null. */
  @Nullable Object delegate() {
    return null;
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    Object delegate = delegate();
    if (type.isInstance(delegate)) {
      return type.cast(delegate);
    }
    throw Errors.argument("not a wrapper for " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this) || type.isInstance(delegate());
  }
}
