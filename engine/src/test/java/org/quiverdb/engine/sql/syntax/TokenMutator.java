package org.quiverdb.engine.sql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes new statements out of old ones by moving pieces of them about: tokens, or single chars. */
final class TokenMutator {
  private final List<List<String>> seeds;
  private final Random random;
  private final String separator;

  /**
   * @param separator what stands between the pieces of a statement
   */
  TokenMutator(List<List<String>> seeds, Random random, String separator) {
    this.seeds = seeds;
    this.random = random;
    this.separator = separator;
  }

  /** The tokens of a text, as strings. */
  static List<String> tokens(String sql) {
    List<String> tokens = new ArrayList<>();
    Lexer lexer = new Lexer(sql, 0);
    while (lexer.next() != TokenType.END_OF_INPUT) {
      tokens.add(sql.substring(lexer.start(), lexer.end()));
    }
    return tokens;
  }

  /** A statement with one to three changes. */
  String next() {
    List<String> tokens = new ArrayList<>(pick());
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      change(tokens);
    }
    return String.join(separator, tokens);
  }

  private List<String> pick() {
    return seeds.get(random.nextInt(seeds.size()));
  }

  private void change(List<String> tokens) {
    int n = tokens.size();
    int at = n == 0 ? 0 : random.nextInt(n);
    switch (n == 0 ? 0 : random.nextInt(6)) {
      case 0 -> tokens.add(at, other());
      case 1 -> tokens.remove(at);
      case 2 -> tokens.set(at, other());
      case 3 -> tokens.add(random.nextInt(n + 1), tokens.get(at));
      case 4 -> tokens.add(random.nextInt(n), tokens.remove(at));
      default -> splice(tokens, at);
    }
  }

  /** A token of another statement. */
  private String other() {
    List<String> from = pick();
    return from.isEmpty() ? ";" : from.get(random.nextInt(from.size()));
  }

  /** Puts a stretch of another statement in. */
  private void splice(List<String> tokens, int at) {
    List<String> from = pick();
    if (!from.isEmpty()) {
      int start = random.nextInt(from.size());
      int end = Math.min(from.size(), start + 1 + random.nextInt(8));
      tokens.addAll(at, from.subList(start, end));
    }
  }
}
