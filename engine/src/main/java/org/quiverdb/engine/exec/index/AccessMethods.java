package org.quiverdb.engine.exec.index;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.spi.AccessMethod;

/** The access methods that this JVM has, found once. */
final class AccessMethods {
  private static final Map<String, AccessMethod> ALL = load();

  private AccessMethods() {}

  private static Map<String, AccessMethod> load() {
    Map<String, AccessMethod> all = new TreeMap<>();
    ServiceLoader<AccessMethod> found =
        ServiceLoader.load(AccessMethod.class, AccessMethod.class.getClassLoader());
    for (AccessMethod method : found) {
      all.put(method.name(), method);
    }
    return all;
  }

  static @Nullable AccessMethod find(String name) {
    return ALL.get(name);
  }
}
