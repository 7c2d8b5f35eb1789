package org.quiverdb.loader.json;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.quiverdb.loader.BadRecordException;
import org.quiverdb.loader.EmbeddingRecord;
import org.quiverdb.loader.FieldNames;
import org.quiverdb.loader.LoadException;
import org.quiverdb.loader.WindowSource;
import org.quiverdb.loader.io.ByteWindow;

/**
 * The elements of one long array: of the {@code data} member of embedding API responses, several of
 * which may follow each other in a file, or of a document that is an array. Only one element is in
 * memory at a time.
 */
public final class JsonElementSource extends WindowSource {
  private static final int RAW_BYTES_MAX = 1 << 20;

  private final JsonRecords records;
  private final boolean response;
  private boolean inArray;
  private boolean ended;
  private long number;

  private JsonElementSource(ByteWindow window, JsonRecords records, boolean response) {
    super(window);
    this.records = records;
    this.response = response;
  }

  /** A response of the embeddings API. */
  public static JsonElementSource ofResponse(ByteWindow window, FieldNames names) {
    return new JsonElementSource(window, new ObjectRecords(names, Set.of("object", "index")), true);
  }

  /** A document {@code [{…}, {…}, …]}. */
  public static JsonElementSource ofArray(ByteWindow window, FieldNames names) {
    return new JsonElementSource(window, new ObjectRecords(names, Set.of()), false);
  }

  /** A document {@code [[0.1, …], [0.2, …], …]}. */
  static JsonElementSource ofLists(ByteWindow window) {
    return new JsonElementSource(window, new ListRecords(), false);
  }

  @Override
  public String format() {
    return response ? "embeddings API response" : "JSON array";
  }

  @Override
  public Contents contents() {
    return records.contents();
  }

  @Override
  public boolean next(EmbeddingRecord target)
      throws IOException, BadRecordException, LoadException {
    target.reset(number + 1, 0);
    int end;
    try {
      end = nextElement();
    } catch (EOFException e) {
      number++;
      ended = true;
      throw BadRecordException.endingSource(e.getMessage() + "; copy or download it again");
    }
    if (end < 0) {
      return false;
    }
    number++;
    int start = window.position();
    window.position(end);
    try {
      records.read(window.bytes(), start, end);
      records.record(0, target);
    } catch (BadRecordException e) {
      throw end - start > RAW_BYTES_MAX
          ? e
          : e.withRaw(new String(window.bytes(), start, end - start, StandardCharsets.UTF_8));
    }
    return true;
  }

  @Override
  public long skip(long count) throws IOException, LoadException {
    for (long skipped = 0; skipped < count; skipped++) {
      int end = nextElement();
      if (end < 0) {
        return skipped;
      }
      if (!records.isSettled()) {
        settle(window.position(), end);
      }
      number++;
      window.position(end);
    }
    return count;
  }

  /** The first good element decides on the members, also when it is skipped. */
  private void settle(int start, int end) throws LoadException {
    try {
      records.read(window.bytes(), start, end);
    } catch (BadRecordException e) {
      // It was reported by the load that is being resumed.
      return;
    }
  }

  /** Moves to the next element and returns the index behind it, or -1 if there is none. */
  private int nextElement() throws IOException, LoadException {
    while (!ended) {
      if (!inArray && !enterArray()) {
        ended = true;
        break;
      }
      int c = peek();
      if (c == ']') {
        window.position(window.position() + 1);
        leaveArray();
      } else if (c == ',') {
        window.position(window.position() + 1);
      } else if (c < 0) {
        throw new EOFException("the file breaks off after record " + number);
      } else {
        return elementEnd();
      }
    }
    return -1;
  }

  private int elementEnd() throws IOException {
    while (true) {
      int end = JsonSpan.end(window.bytes(), window.position(), window.limit());
      if (end >= 0) {
        // A stray closing bracket is an element of its own, refused as not an object.
        return Math.max(end, window.position() + 1);
      }
      if (!window.fill()) {
        throw new EOFException("the file breaks off inside record " + (number + 1));
      }
    }
  }

  /** Moves behind the bracket that opens the next array; false if there is no further document. */
  private boolean enterArray() throws IOException, LoadException {
    int c = peek();
    if (c < 0) {
      return false;
    }
    if (c != (response ? '{' : '[')) {
      throw new LoadException(
          "at byte "
              + window.offset()
              + ": expected '"
              + (response ? '{' : '[')
              + "', found '"
              + (char) c
              + "'");
    }
    window.position(window.position() + 1);
    while (response && !isData(member())) {
      skipValue();
    }
    inArray = true;
    return true;
  }

  private boolean isData(String name) throws IOException, LoadException {
    if (name.isEmpty()) {
      throw new LoadException(
          "the JSON object that ends at byte " + window.offset() + " has no \"data\" array");
    }
    if (name.equals("error")) {
      throw new LoadException("the file holds an error answer of the API, not embeddings");
    }
    if (!name.equals("data") || peek() != '[') {
      return false;
    }
    window.position(window.position() + 1);
    return true;
  }

  /** Passes the rest of the document; a file that breaks off there has given all its records. */
  private void leaveArray() throws IOException {
    inArray = false;
    while (response && !member().isEmpty()) {
      skipValue();
    }
  }

  /** Reads a member's name and the colon; empty at the end of the object. */
  private String member() throws IOException {
    int c = peek();
    while (c == ',') {
      window.position(window.position() + 1);
      c = peek();
    }
    if (c == '}' || c < 0) {
      window.position(window.position() + (c < 0 ? 0 : 1));
      return "";
    }
    int end = elementEnd();
    int length = Math.max(0, end - window.position() - 2);
    String name = new String(window.bytes(), window.position() + 1, length, StandardCharsets.UTF_8);
    window.position(Math.min(end, window.limit()));
    if (peek() == ':') {
      window.position(window.position() + 1);
    }
    return name.isEmpty() ? "?" : name;
  }

  private void skipValue() throws IOException {
    if (peek() >= 0) {
      window.position(Math.min(elementEnd(), window.limit()));
    }
  }

  /** The next byte that is not white space, unconsumed; -1 at the end. */
  private int peek() throws IOException {
    while (true) {
      int at = JsonSpan.skipSpace(window.bytes(), window.position(), window.limit());
      window.position(at);
      if (at < window.limit()) {
        return window.bytes()[at] & 0xff;
      }
      if (!window.fill()) {
        return -1;
      }
    }
  }
}
