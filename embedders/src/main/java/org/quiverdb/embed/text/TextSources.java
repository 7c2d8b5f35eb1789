package org.quiverdb.embed.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents as passages. Folders are read with all below them: files of the known kinds, in
 * the order of their names, without hidden ones.
 *
 * <p>Kinds are told by the name: {@code .txt .text .md .markdown .html .htm .xhtml .csv .tsv .jsonl
 * .ndjson .json}; another file that is named itself, not found in a folder, is taken as plain text
 * if it is text. Bytes are UTF-8, or else Windows-1252.
 *
 * @param size of the passages
 * @param textName member or column of JSON and CSV that holds the text, or null to find it
 */
public record TextSources(PassageSize size, @Nullable String textName) {
  private static final Set<String> KINDS =
      Set.of(
          "txt",
          "text",
          "md",
          "markdown",
          "html",
          "htm",
          "xhtml",
          "csv",
          "tsv",
          "jsonl",
          "ndjson",
          "json");
  private static final long BYTES_MAX = 1L << 29;

  /**
   * The files that the names stand for.
   *
   * @throws TextException if one does not exist, or a folder holds nothing to read
   */
  public static List<Path> files(List<Path> names) throws TextException {
    List<Path> files = new ArrayList<>();
    for (Path name : names) {
      if (Files.isDirectory(name)) {
        List<Path> inside = inFolder(name);
        if (inside.isEmpty()) {
          throw new TextException(name + ": holds no file that ends in one of " + kinds());
        }
        files.addAll(inside);
      } else if (Files.isRegularFile(name)) {
        files.add(name);
      } else {
        throw new TextException(name + ": no such file");
      }
    }
    return files;
  }

  private static List<Path> inFolder(Path folder) throws TextException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(f -> KINDS.contains(kind(f)) && !isHidden(folder.relativize(f)))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      throw new TextException(folder + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isHidden(Path path) {
    for (Path part : path) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static String kinds() {
    return String.join(" ", KINDS.stream().sorted().toList());
  }

  private static String kind(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1);
  }

  /**
   * The passages of a file.
   *
   * @throws TextException naming the file, if it cannot be read or is no text
   */
  public List<Passage> read(Path file) throws TextException {
    try {
      return Passages.of(file.toString(), sections(text(file), kind(file)), size);
    } catch (TextException e) {
      throw new TextException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new TextException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private List<Section> sections(String text, String kind) throws TextException {
    return switch (kind) {
      case "md", "markdown" -> Markdown.read(text);
      case "html", "htm", "xhtml" -> Html.read(text);
      case "csv", "tsv" -> Records.readCsv(text, new RecordNames(textName));
      case "jsonl", "ndjson", "json" -> Records.readJson(text, new RecordNames(textName));
      default -> PlainText.read(text);
    };
  }

  private static String text(Path file) throws IOException, TextException {
    if (Files.size(file) > BYTES_MAX) {
      throw new TextException("is larger than " + (BYTES_MAX >> 20) + " MB: split it");
    }
    byte[] bytes = Files.readAllBytes(file);
    for (byte b : bytes) {
      if (b == 0) {
        throw new TextException("is no text; what is read are files that end in " + kinds());
      }
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      text = new String(bytes, Charset.forName("windows-1252"));
    }
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
