package org.quiverdb.engine.catalog;

/** Identifier comparison: SQLite folds ASCII letters only. */
public final class Names {
  private Names() {}

  /** Whether two identifiers are the same name. */
  public static boolean same(String a, String b) {
    if (a.length() != b.length()) {
      return false;
    }
    for (int i = 0; i < a.length(); i++) {
      if (a.charAt(i) != b.charAt(i) && fold(a.charAt(i)) != fold(b.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The form in which names are keys of maps. */
  public static String key(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (fold(name.charAt(i)) != name.charAt(i)) {
        return foldAll(name);
      }
    }
    return name;
  }

  private static String foldAll(String name) {
    char[] folded = name.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = fold(folded[i]);
    }
    return new String(folded);
  }

  private static char fold(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }
}
