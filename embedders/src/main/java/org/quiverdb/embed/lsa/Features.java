package org.quiverdb.embed.lsa;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The features of a text: its words, pairs of neighbouring words, and the character n-grams of each
 * word, which stand for stems and misspellings in any language. Features are told apart by how they
 * are written: {@code wing}, {@code wing span}, {@code ~win} (a tilde also marks the word's ends:
 * {@code ~~win}, {@code ~ing~}).
 *
 * @param pairs whether pairs of words count
 * @param charsMin the shortest character n-grams, in chars with the marks of the word's ends
 * @param charsMax the longest ones; 0 for none
 */
public record Features(boolean pairs, int charsMin, int charsMax) {
  /** A longer run of letters is cut: it is no word but data. */
  private static final int WORD_CHARS_MAX = 40;

  /** How often each feature occurs in the text. */
  public Map<String, Integer> count(String text) {
    Map<String, Integer> counts = new HashMap<>();
    String before = null;
    for (String word : words(text)) {
      counts.merge(word, 1, Integer::sum);
      if (pairs && before != null) {
        counts.merge(before + ' ' + word, 1, Integer::sum);
      }
      addCharacters(word, counts);
      before = word;
    }
    return counts;
  }

  private void addCharacters(String word, Map<String, Integer> counts) {
    String marked = '~' + word + '~';
    for (int length = charsMin; length <= charsMax; length++) {
      for (int at = 0; at + length <= marked.length(); at++) {
        counts.merge('~' + marked.substring(at, at + length), 1, Integer::sum);
      }
    }
  }

  /** The words of a text in its order: runs of letters and digits in lower case. */
  static List<String> words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int at = 0; at <= plain.length(); ) {
      int character = at < plain.length() ? plain.codePointAt(at) : ' ';
      boolean inWord =
          Character.isLetterOrDigit(character)
              || Character.getType(character) == Character.NON_SPACING_MARK;
      if (inWord && start < 0) {
        start = at;
      } else if (!inWord && start >= 0 && !isApostropheInside(plain, at)) {
        words.add(plain.substring(start, Math.min(at, start + WORD_CHARS_MAX)));
        start = -1;
      }
      at += Character.charCount(character);
    }
    return words;
  }

  /** The apostrophe of {@code don't} does not end the word. */
  private static boolean isApostropheInside(String text, int at) {
    char c = at < text.length() ? text.charAt(at) : ' ';
    return (c == '\'' || c == '\u2019')
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at + 1));
  }

  /** Whether a feature is a character n-gram. */
  static boolean isCharacters(String feature) {
    return feature.charAt(0) == '~';
  }

  /** Whether a feature is a pair of words. */
  static boolean isPair(String feature) {
    return feature.indexOf(' ') > 0;
  }
}
