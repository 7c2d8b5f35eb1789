package org.quiverdb.shell.command;

import java.nio.ByteBuffer;
import org.quiverdb.shell.session.Outcome;
import org.quiverdb.shell.session.Shell;

/** {@code .dbinfo}: the numbers in the header of the file, and how many objects it has. */
final class DbInfoCommand {
  private static final int NAME_WIDTH = 21;
  private static final int WRITE_VERSION = 18;
  private static final int TEXT_ENCODING = 56;

  /** A field of four bytes. */
  private record Field(String name, int offset) {}

  private static final Field[] FIELDS = {
    new Field("file change counter:", 24),
    new Field("database page count:", 28),
    new Field("freelist page count:", 36),
    new Field("schema cookie:", 40),
    new Field("schema format:", 44),
    new Field("default cache size:", 48),
    new Field("autovacuum top root:", 52),
    new Field("incremental vacuum:", 64),
    new Field("text encoding:", TEXT_ENCODING),
    new Field("user version:", 60),
    new Field("application id:", 68),
    new Field("software version:", 96),
  };

  private final Shell shell;

  private DbInfoCommand(Shell shell) {
    this.shell = shell;
  }

  static Outcome run(Shell shell, Arguments arguments) {
    String database = arguments.find(1);
    if (database != null && !database.equalsIgnoreCase("main")) {
      throw new UsageException("error: no such database: " + database);
    }
    if (shell.query("PRAGMA page_count").getFirst()[0].text().equals("0")) {
      throw new UsageException("unable to read database header");
    }
    new DbInfoCommand(shell).print(shell.connection().page(1));
    return Outcome.OK;
  }

  private void print(byte[] page) {
    line("database page size:", String.valueOf(page.length));
    line("write format:", String.valueOf(page[WRITE_VERSION]));
    line("read format:", String.valueOf(page[WRITE_VERSION + 1]));
    line("reserved bytes:", String.valueOf(page[WRITE_VERSION + 2] & 0xff));
    ByteBuffer header = ByteBuffer.wrap(page);
    for (Field field : FIELDS) {
      int value = header.getInt(field.offset);
      String text = Integer.toUnsignedString(value);
      line(field.name, field.offset == TEXT_ENCODING ? text + encoding(value) : text);
    }
    count("number of tables:", "count(*)", "table");
    count("number of indexes:", "count(*)", "index");
    count("number of triggers:", "count(*)", "trigger");
    count("number of views:", "count(*)", "view");
    count("schema size:", "CAST(total(length(sql)) AS INTEGER)", "%");
    line("data version", shell.query("PRAGMA data_version").getFirst()[0].text());
  }

  private static String encoding(int value) {
    return switch (value) {
      case 1 -> " (utf8)";
      case 2 -> " (utf16le)";
      case 3 -> " (utf16be)";
      default -> "";
    };
  }

  private void count(String name, String what, String type) {
    String sql = "SELECT " + what + " FROM sqlite_master WHERE type LIKE ?1";
    line(name, shell.query(sql, type).getFirst()[0].text());
  }

  private void line(String name, String value) {
    shell.out().print(name).spaces(NAME_WIDTH - name.length()).println(value);
  }
}
