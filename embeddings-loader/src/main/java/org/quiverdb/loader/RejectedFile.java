package org.quiverdb.loader;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The file {@code <input>.rejected.jsonl}, one line for each rejected record. It is written and
 * synced before the batch is committed that counts its length, and cut to the committed length when
 * a load resumes; so no rejection is lost or told twice.
 */
final class RejectedFile {
  private static final JsonFactory JSON = new JsonFactory();

  private final Path path;
  private long length;

  private RejectedFile(Path path, long length) {
    this.path = path;
    this.length = length;
  }

  /**
   * Begins the file anew, or cuts it to its length at the last commit; it is made when first
   * needed.
   */
  static RejectedFile open(Path input, long length) throws IOException {
    Path path = input.resolveSibling(input.getFileName() + ".rejected.jsonl");
    if (length == 0) {
      Files.deleteIfExists(path);
    } else {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(length);
      }
    }
    return new RejectedFile(path, length);
  }

  Path path() {
    return path;
  }

  /** Bytes written so far. */
  long length() {
    return length;
  }

  void append(List<Rejection> rejections) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Rejection rejection : rejections) {
      try (JsonGenerator generator = JSON.createGenerator(lines)) {
        generator.writeStartObject();
        if (rejection.line() > 0) {
          generator.writeNumberField("line", rejection.line());
        }
        generator.writeNumberField("record", rejection.number());
        if (rejection.id() instanceof Long id) {
          generator.writeNumberField("id", id);
        } else if (rejection.id() instanceof String key) {
          generator.writeStringField("id", key);
        }
        generator.writeStringField("reason", rejection.reason());
        if (rejection.raw() != null) {
          generator.writeStringField("content", rejection.raw());
        }
        generator.writeEndObject();
      }
      lines.write('\n');
    }
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(lines.toByteArray());
      while (bytes.hasRemaining()) {
        length += channel.write(bytes, length);
      }
      channel.force(true);
    }
  }
}
