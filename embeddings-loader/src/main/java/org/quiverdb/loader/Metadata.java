package org.quiverdb.loader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
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
    return text.stripLeading().startsWith("{") && isJson(text);
  }

  /** Whether the text is one JSON value and nothing else. */
  public static boolean isJson(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}
