package org.quiverdb.shell.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.quiverdb.shell.command.HelpTexts;
import org.quiverdb.shell.session.Shell;

/** What may stand in a dot-command: its name, then what belongs to it. */
final class CommandCompleter {
  private static final List<String> MODES =
      List.of(
          "ascii",
          "box",
          "column",
          "csv",
          "html",
          "insert",
          "json",
          "line",
          "list",
          "markdown",
          "qbox",
          "quote",
          "table",
          "tabs",
          "tcl");

  private final Shell shell;
  private final SchemaNames names;

  CommandCompleter(Shell shell, SchemaNames names) {
    this.shell = shell;
    this.names = names;
  }

  /**
   * The words that fit.
   *
   * @param before the line up to the word
   * @param word what is there of it
   */
  List<String> words(String before, String word) {
    if (before.isEmpty()) {
      return HelpTexts.names().stream().map(name -> "." + name).toList();
    }
    String[] parts = before.strip().split("\\s+");
    return switch (parts[0]) {
      case ".mode" -> MODES;
      case ".help" -> HelpTexts.names();
      case ".bail", ".binary", ".changes", ".echo", ".eqp", ".headers", ".stats", ".timer" ->
          List.of("on", "off");
      case ".explain" -> List.of("on", "off", "auto");
      case ".vectors" -> List.of("auto", "short", "whole");
      case ".parameter" -> List.of("clear", "init", "list", "set", "unset");
      case ".lint" -> List.of("fkey-indexes");
      case ".schema", ".tables", ".dump", ".indexes", ".sha3sum" -> names.tables();
      case ".import" -> parts.length > 1 ? names.tables() : files(word);
      case ".backup",
          ".cd",
          ".clone",
          ".log",
          ".once",
          ".open",
          ".output",
          ".read",
          ".restore",
          ".save",
          ".trace" ->
          files(word);
      default -> List.of();
    };
  }

  /** The files whose names begin so; folders with a slash. */
  private List<String> files(String word) {
    String folder = word.substring(0, word.lastIndexOf('/') + 1);
    List<String> found = new ArrayList<>();
    try (Stream<Path> entries = Files.list(shell.database.resolve(folder).toAbsolutePath())) {
      entries.forEach(
          entry -> {
            String name = folder + entry.getFileName();
            found.add(Files.isDirectory(entry) ? name + "/" : name);
          });
    } catch (IOException | InvalidPathException e) {
      // There is nothing to offer.
    }
    return found;
  }
}
