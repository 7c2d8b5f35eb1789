package org.quiverdb.shell.ask;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.quiverdb.embed.Answers.Answer;
import org.quiverdb.embed.text.Passage;

/** Writes answers for people, or as JSON. */
public final class AnswerPrinter {
  private static final int WIDTH = 96;
  private static final String INDENT = "   ";

  private AnswerPrinter() {}

  /**
   * Writes answers for people.
   *
   * @param lines of each passage at most; the rest is an ellipsis
   */
  public static void print(List<Answer> answers, int lines, PrintStream out) {
    int number = 1;
    for (Answer answer : answers) {
      Passage passage = answer.passage();
      out.printf(
          "%d. %s%s, passage %d  (distance %.3f)%n",
          number++,
          passage.source(),
          passage.heading() == null ? "" : ", " + passage.heading(),
          passage.position(),
          answer.distance());
      for (String line : wrapped(passage.text(), lines)) {
        out.println(INDENT + line);
      }
    }
  }

  private static List<String> wrapped(String text, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split("\\s+")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
        if (lines.size() == most) {
          lines.set(most - 1, lines.get(most - 1) + " ...");
          return lines;
        }
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Writes one JSON object with the question and its answers. */
  static void printJson(String table, String question, List<Answer> answers, PrintStream out) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("question", question);
      json.writeStringField("table", table);
      json.writeArrayFieldStart("answers");
      for (Answer answer : answers) {
        json.writeStartObject();
        json.writeNumberField("id", answer.id());
        json.writeNumberField("distance", answer.distance());
        json.writeStringField("source", answer.passage().source());
        json.writeStringField("heading", answer.passage().heading());
        json.writeNumberField("position", answer.passage().position());
        json.writeStringField("text", answer.passage().text());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    out.println(text);
  }
}
