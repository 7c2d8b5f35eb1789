package org.quiverdb.engine.api;

import java.util.List;
import java.util.ServiceLoader;

/** The extensions beside the engine, looked for when the first connection is opened. */
final class Extensions {
  private static final List<ConnectionExtension> ALL =
      ServiceLoader.load(ConnectionExtension.class, ConnectionExtension.class.getClassLoader())
          .stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private Extensions() {}

  static void install(QuiverConnection connection) {
    for (ConnectionExtension extension : ALL) {
      extension.opened(connection);
    }
  }
}
