package org.quiverdb.embed.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts the sections of one document into passages. */
final class Passages {
  /** A sentence, and whether its paragraph ends with it. */
  private record Sentence(String text, boolean endsParagraph) {}

  private final String source;
  private final PassageSize size;
  private final List<Passage> passages = new ArrayList<>();

  private Passages(String source, PassageSize size) {
    this.source = source;
    this.size = size;
  }

  static List<Passage> of(String source, List<Section> sections, PassageSize size) {
    Passages cutter = new Passages(source, size);
    sections.forEach(cutter::cut);
    return cutter.passages;
  }

  private void cut(Section section) {
    List<Sentence> sentences = sentences(section);
    int start = 0;
    int fresh = 0;
    int length = 0;
    for (int i = 0; i < sentences.size(); i++) {
      Sentence sentence = sentences.get(i);
      length += sentence.text.length() + 1;
      boolean last = i == sentences.size() - 1;
      boolean nearEnd = remaining(sentences, i + 1) < size.wanted() / 4;
      boolean enough = sentence.endsParagraph ? length >= size.wanted() * 3 / 4 : full(length);
      if (last || enough && !nearEnd || length >= size.wanted() * 2) {
        add(section, sentences.subList(start, i + 1));
        fresh = i + 1;
        start = overlapStart(sentences, fresh, start);
        length = 0;
        for (Sentence again : sentences.subList(start, fresh)) {
          length += again.text.length() + 1;
        }
      }
    }
  }

  private boolean full(int length) {
    return length >= size.wanted();
  }

  /** How much text is left from a sentence on, as far as it matters. */
  private int remaining(List<Sentence> sentences, int from) {
    int length = 0;
    for (int i = from; i < sentences.size() && length < size.wanted(); i++) {
      length += sentences.get(i).text.length() + 1;
    }
    return length;
  }

  /** The first sentence before {@code end} that the next passage says again. */
  private int overlapStart(List<Sentence> sentences, int end, int least) {
    int start = end;
    int length = 0;
    while (start > least + 1) {
      length += sentences.get(start - 1).text.length() + 1;
      if (length > size.overlap()) {
        break;
      }
      start--;
    }
    return start;
  }

  private void add(Section section, List<Sentence> sentences) {
    StringBuilder text = new StringBuilder();
    String between = "";
    for (Sentence sentence : sentences) {
      text.append(between).append(sentence.text);
      between = sentence.endsParagraph ? "\n\n" : " ";
    }
    passages.add(new Passage(source, section.heading(), passages.size() + 1, text.toString()));
  }

  private List<Sentence> sentences(Section section) {
    List<Sentence> sentences = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    for (String paragraph : section.paragraphs()) {
      breaks.setText(paragraph);
      int start = 0;
      for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
        addPieces(paragraph.substring(start, end).strip(), end == paragraph.length(), sentences);
        start = end;
      }
    }
    return sentences;
  }

  /** A sentence longer than a passage (a table, a list) is cut between words. */
  private void addPieces(String sentence, boolean endsParagraph, List<Sentence> sentences) {
    String rest = sentence;
    while (rest.length() > size.wanted()) {
      int space = rest.lastIndexOf(' ', size.wanted());
      int cut = space > size.wanted() / 2 ? space : safeCut(rest, size.wanted());
      sentences.add(new Sentence(rest.substring(0, cut).strip(), false));
      rest = rest.substring(cut).strip();
    }
    if (!rest.isEmpty()) {
      sentences.add(new Sentence(rest, endsParagraph));
    }
  }

  /** Does not cut a surrogate pair in two. */
  private static int safeCut(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
