package org.quiverdb.loader.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes JSON to memory. */
public final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /**
   * Writes the members of an object.
   *
   * @param <E> why one cannot be written
   */
  @FunctionalInterface
  public interface Members<E extends Exception> {
    /** Writes names and values; the braces are around them. */
    void write(JsonGenerator json) throws IOException, E;
  }

  /** An object with these members. */
  public static <E extends Exception> String object(Members<E> members) throws E {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }
}
