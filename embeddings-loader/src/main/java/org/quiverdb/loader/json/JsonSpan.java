package org.quiverdb.loader.json;

/** Finds where JSON strings and values end, looking only at quotes and brackets. */
final class JsonSpan {
  private JsonSpan() {}

  /** Index of the first byte that is not white space, or {@code limit}. */
  static int skipSpace(byte[] text, int from, int limit) {
    int at = from;
    while (at < limit && text[at] <= ' ' && text[at] >= 0) {
      at++;
    }
    return at;
  }

  /**
   * Index of the closing quote of a string.
   *
   * @param from index behind the opening quote
   * @return -1 if the string does not end before {@code limit}
   */
  static int closingQuote(byte[] text, int from, int limit) {
    for (int at = from; at < limit; at++) {
      if (text[at] == '"') {
        return at;
      }
      if (text[at] == '\\') {
        at++;
      }
    }
    return -1;
  }

  /**
   * Index behind the object, array, string or bare word that begins at {@code from}.
   *
   * @return -1 if it does not end before {@code limit}
   */
  static int end(byte[] text, int from, int limit) {
    int depth = 0;
    for (int at = from; at < limit; at++) {
      switch (text[at]) {
        case '"' -> {
          at = closingQuote(text, at + 1, limit);
          if (at < 0) {
            return -1;
          }
        }
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case ',', ' ', '\n', '\r', '\t' -> {
          if (depth == 0) {
            return at;
          }
          continue;
        }
        default -> {
          continue;
        }
      }
      if (depth <= 0) {
        return depth < 0 ? at : at + 1;
      }
    }
    return -1;
  }
}
