package org.quiverdb.loader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * A member or column called {@code metadata}: if it is the only one beside id, text and vector, and
 * holds a JSON object, it is the metadata itself and not a member of it.
 */
public final class Metadata {
  /** Its name. */
  public static final String MEMBER = "metadata";

  private static final JsonFactory JSON = new JsonFactory();

  private Metadata() {}

  /** Whether the text is one JSON object and nothing else. */
  public static boolean isObject(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}
