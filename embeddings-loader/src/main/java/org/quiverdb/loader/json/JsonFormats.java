package org.quiverdb.loader.json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.RecordSource;
import org.quiverdb.loader.io.ByteWindow;

/** Tells the JSON shapes apart by the beginning of the file. */
public final class JsonFormats {
  /** A first object larger than this is not looked through to its end. */
  private static final int LOOK_BYTES_MAX = 64 << 20;

  private JsonFormats() {}

  /** Opens a file of JSON; null if it does not begin like JSON. */
  public static @Nullable RecordSource open(ByteWindow window, FieldNames names)
      throws IOException, LoadException {
    int first = byteAt(window, 0);
    if (first == '[') {
      return switch (byteAt(window, 1)) {
        case '{' -> JsonElementSource.ofArray(window, names);
        case '[' -> JsonElementSource.ofLists(window);
        default -> JsonLineSource.ofLists(window);
      };
    }
    if (first != '{') {
      return null;
    }
    Set<String> members = new LinkedHashSet<>();
    if (firstMembers(window, members)) {
      return JsonElementSource.ofResponse(window, names);
    }
    if (members.contains("custom_id")
        && (members.contains("response") || members.contains("error"))) {
      return JsonLineSource.ofBatchOutput(window);
    }
    ProviderRecords.Provider provider = ProviderRecords.Provider.of(members);
    if (provider != null && !brokenOverLines(window)) {
      return JsonLineSource.ofProvider(window, provider);
    }
    if (members.size() == 1 && members.contains("error")) {
      throw new LoadException("the file holds an error answer of the API, not embeddings");
    }
    if (brokenOverLines(window)) {
      throw new LoadException(
          "the file begins with one JSON object over several lines; expected one object on each"
              + " line, an array of objects, or an API response with \"data\". To convert:"
              + " jq -c . FILE");
    }
    return JsonLineSource.ofObjects(window, names);
  }

  /**
   * Collects the member names of the first object; {@code embeddings} a second time with the
   * brackets that its value begins with.
   *
   * @return whether it has an array of objects called {@code data}
   */
  private static boolean firstMembers(ByteWindow window, Set<String> names) throws IOException {
    Cursor cursor = new Cursor(window);
    cursor.skip(1);
    while (true) {
      int c = cursor.peek();
      if (c == ',') {
        cursor.skip(1);
        continue;
      }
      if (c != '"') {
        return false;
      }
      int start = cursor.at;
      if (!cursor.skipValue()) {
        return false;
      }
      String name = cursor.text(start + 1, cursor.at - 1);
      names.add(name);
      if (cursor.peek() != ':') {
        return false;
      }
      cursor.skip(1);
      if (name.equals("embeddings")) {
        names.add(name + nested(cursor));
      }
      if (name.equals("data") && cursor.peek() == '[') {
        int open = cursor.at;
        cursor.skip(1);
        int inside = cursor.peek();
        cursor.at = open;
        if (inside == '{' || inside == ']') {
          return true;
        }
      }
      if (!cursor.skipValue()) {
        return false;
      }
    }
  }

  /** The brackets that a value begins with: {@code [[}, {@code [}, {@code {} or none. */
  private static String nested(Cursor cursor) throws IOException {
    int open = cursor.at;
    StringBuilder brackets = new StringBuilder();
    for (int c = cursor.peek(); (c == '[' || c == '{') && brackets.length() < 2; ) {
      brackets.append((char) c);
      cursor.skip(1);
      c = cursor.peek();
    }
    cursor.at = open;
    return brackets.toString();
  }

  /** The {@code skip}-th byte of the file that is not white space, or -1; consumes nothing. */
  private static int byteAt(ByteWindow window, int skip) throws IOException {
    Cursor cursor = new Cursor(window);
    for (int i = 0; i < skip && cursor.peek() >= 0; i++) {
      cursor.skip(1);
    }
    return cursor.peek();
  }

  private static boolean brokenOverLines(ByteWindow window) throws IOException {
    Cursor cursor = new Cursor(window);
    cursor.peek();
    int open = cursor.at;
    cursor.skip(1);
    cursor.peek();
    return cursor.text(open, cursor.at).indexOf('\n') >= 0;
  }

  /**
   * A place ahead of the window's position, as an offset from it, which {@code fill} keeps valid.
   */
  private static final class Cursor {
    private final ByteWindow window;
    private int at;

    Cursor(ByteWindow window) {
      this.window = window;
    }

    int peek() throws IOException {
      while (true) {
        int index = JsonSpan.skipSpace(window.bytes(), window.position() + at, window.limit());
        at = index - window.position();
        if (index < window.limit()) {
          return window.bytes()[index] & 0xff;
        }
        if (at > LOOK_BYTES_MAX || !window.fill()) {
          return -1;
        }
      }
    }

    void skip(int count) {
      at += count;
    }

    boolean skipValue() throws IOException {
      peek();
      while (true) {
        int end = JsonSpan.end(window.bytes(), window.position() + at, window.limit());
        if (end >= 0) {
          at = end - window.position();
          return true;
        }
        if (window.remaining() > LOOK_BYTES_MAX || !window.fill()) {
          return false;
        }
      }
    }

    String text(int start, int end) {
      return new String(
          window.bytes(),
          window.position() + start,
          Math.max(0, end - start),
          StandardCharsets.UTF_8);
    }
  }
}
