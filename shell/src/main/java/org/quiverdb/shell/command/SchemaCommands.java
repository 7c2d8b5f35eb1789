package org.quiverdb.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.QuiverConnection;
import org.quiverdb.shell.output.Cell;
import org.quiverdb.shell.schema.Dump;
import org.quiverdb.shell.schema.FullSchema;
import org.quiverdb.shell.schema.NameColumns;
import org.quiverdb.shell.schema.NameLists;
import org.quiverdb.shell.schema.SchemaPrinter;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;

/** What there is in the database. */
final class SchemaCommands {
  private SchemaCommands() {}

  static Outcome tables(Shell shell, Arguments arguments) {
    String pattern = arguments.find(1);
    NameColumns.print(
        pattern == null ? NameLists.tables(shell) : NameLists.tables(shell, pattern), shell.out());
    return Outcome.OK;
  }

  static Outcome indexes(Shell shell, Arguments arguments) {
    if (arguments.count() > 1) {
      throw new UsageException("Usage: .indexes ?LIKE-PATTERN?");
    }
    String pattern = arguments.find(1);
    NameColumns.print(NameLists.indexes(shell, pattern == null ? "%" : pattern), shell.out());
    return Outcome.OK;
  }

  static Outcome schema(Shell shell, Arguments arguments) {
    boolean systemTables = true;
    boolean indent = false;
    String pattern = null;
    for (String word : arguments.all()) {
      @Nullable String option = Arguments.option(word);
      if (option == null && pattern == null) {
        pattern = word;
      } else if ("nosys".equals(option)) {
        systemTables = false;
      } else if ("indent".equals(option)) {
        indent = true;
      } else if (option == null) {
        throw new UsageException("Usage: .schema ?--indent? ?--nosys? ?LIKE-PATTERN?");
      } else {
        throw new UsageException("Unknown option: \"" + word + "\"");
      }
    }
    new SchemaPrinter(shell, systemTables, indent).print(pattern);
    return Outcome.OK;
  }

  static Outcome fullSchema(Shell shell, Arguments arguments) {
    boolean indent = arguments.count() == 1 && "indent".equals(Arguments.option(arguments.get(1)));
    if (arguments.count() > 0 && !indent) {
      throw new UsageException("Usage: .fullschema ?--indent?");
    }
    FullSchema.print(shell, indent);
    return Outcome.OK;
  }

  static Outcome dump(Shell shell, Arguments arguments) {
    boolean dataOnly = false;
    boolean plainNewlines = false;
    boolean preserveRowids = false;
    boolean systemTables = true;
    List<String> patterns = new ArrayList<>();
    for (String word : arguments.all()) {
      String option = Arguments.option(word);
      if (option == null) {
        patterns.add(word);
        continue;
      }
      switch (option) {
        case "data-only" -> dataOnly = true;
        case "newlines" -> plainNewlines = true;
        case "preserve-rowids" -> preserveRowids = true;
        case "nosys" -> systemTables = false;
        default -> throw new UsageException("Unknown option \"" + word + "\" on \".dump\"");
      }
    }
    new Dump(
            shell,
            new Dump.Options(dataOnly, plainNewlines, preserveRowids, systemTables),
            patterns)
        .print();
    return Outcome.OK;
  }

  static Outcome databases(Shell shell) {
    QuiverConnection connection = shell.connection();
    for (Cell[] row : shell.query("PRAGMA database_list")) {
      String file = row[2].text();
      shell
          .out()
          .print(row[1].text() + ": " + (file.isEmpty() ? "\"\"" : file))
          .println(connection.isReadOnly() ? " r/o" : " r/w");
    }
    return Outcome.OK;
  }
}
