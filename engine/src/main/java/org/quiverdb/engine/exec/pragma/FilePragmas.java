package org.quiverdb.engine.exec.pragma;

import static org.quiverdb.engine.exec.pragma.PragmaDefinition.NO_FUNCTION;
import static org.quiverdb.engine.exec.pragma.PragmaDefinition.SCHEMA;

import java.util.List;
import java.util.Locale;
import org.quiverdb.engine.btree.DatabaseHeader;
import org.quiverdb.engine.btree.DatabaseHeader.AutoVacuum;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.pragma.PragmaDefinition.Writes;
import org.quiverdb.engine.exec.session.FileDatabase;
import org.quiverdb.engine.pager.Pager;
import org.quiverdb.engine.record.TextEncoding;

/** Pragmas about the shape of the file and the numbers in its header. */
final class FilePragmas {
  /** What SQLite answers when no limit was set. */
  private static final long NO_PAGE_LIMIT = 4294967294L;

  private static final int DEFAULT_CACHE_SIZE = -2000;

  static final List<PragmaDefinition> DEFINITIONS =
      List.of(
          PragmaDefinition.setting(
              "page_size",
              SCHEMA,
              Writes.NEVER,
              call -> call.database().pager().pageSize(),
              FilePragmas::setPageSize),
          PragmaDefinition.setting(
              "encoding", 0, Writes.NEVER, FilePragmas::encoding, FilePragmas::setEncoding),
          PragmaDefinition.setting(
              "auto_vacuum",
              SCHEMA,
              FilePragmas::changesAutoVacuum,
              call -> autoVacuum(call.database()).ordinal(),
              FilePragmas::setAutoVacuum),
          PragmaDefinition.action(
              "incremental_vacuum",
              call -> call.database().pager().pageCount() > 0,
              call -> call.database().trees().incrementalVacuum(pagesToFree(call))),
          PragmaDefinition.answer(
              "page_count", SCHEMA, call -> call.database().pager().pageCount()),
          PragmaDefinition.answer("freelist_count", 0, call -> call.database().trees().freePages()),
          PragmaDefinition.answer("max_page_count", SCHEMA, FilePragmas::maxPageCount),
          PragmaDefinition.answer("data_version", 0, call -> call.database().dataVersion()),
          headerField("user_version", DatabaseHeader.USER_VERSION),
          headerField("application_id", DatabaseHeader.APPLICATION_ID),
          headerField("schema_version", DatabaseHeader.SCHEMA_COOKIE),
          new PragmaDefinition(
              "default_cache_size",
              List.of("cache_size"),
              PragmaDefinition.Form.SETS,
              SCHEMA,
              call -> !call.asks(),
              FilePragmas::defaultCacheSize),
          new PragmaDefinition(
              "mmap_size",
              List.of("mmap_size"),
              PragmaDefinition.Form.ANSWERS,
              NO_FUNCTION,
              Writes.NEVER,
              call -> call.session().isInMemory() ? List.of() : PragmaDefinition.row(0)));

  private FilePragmas() {}

  private static PragmaDefinition headerField(String name, int field) {
    return PragmaDefinition.setting(
        name,
        0,
        call -> !call.asks(),
        call -> call.database().trees().header().get(field),
        call -> {
          call.database().trees().header().set(field, PragmaValues.toInt(call.text()));
          if (field == DatabaseHeader.SCHEMA_COOKIE) {
            call.database().schemaCookieWritten();
          }
        });
  }

  private static void setPageSize(PragmaCall call) {
    int size = PragmaValues.toInt(call.text());
    if (Pager.isPageSize(size)) {
      call.database().pager().setPageSize(size, 0);
    }
  }

  private static String encoding(PragmaCall call) {
    return switch (call.database().textEncoding()) {
      case UTF8 -> "UTF-8";
      case UTF16LE -> "UTF-16le";
      case UTF16BE -> "UTF-16be";
    };
  }

  private static void setEncoding(PragmaCall call) {
    TextEncoding encoding =
        switch (call.text().toLowerCase(Locale.ROOT)) {
          case "utf8", "utf-8" -> TextEncoding.UTF8;
          case "utf16", "utf-16", "utf16le", "utf-16le" -> TextEncoding.UTF16LE;
          case "utf16be", "utf-16be" -> TextEncoding.UTF16BE;
          default -> throw SqlException.error("unsupported encoding: " + call.text());
        };
    if (call.database().pager().pageCount() == 0) {
      call.database().setNewEncoding(encoding);
      call.database().forgetSchema();
    }
  }

  private static AutoVacuum autoVacuum(FileDatabase database) {
    if (database.pager().pageCount() == 0) {
      return database.newAutoVacuum();
    }
    DatabaseHeader header = database.trees().header();
    if (header.get(DatabaseHeader.LARGEST_ROOT) == 0) {
      return AutoVacuum.NONE;
    }
    return header.get(DatabaseHeader.INCREMENTAL_VACUUM) == 0
        ? AutoVacuum.FULL
        : AutoVacuum.INCREMENTAL;
  }

  private static AutoVacuum wanted(PragmaCall call) {
    return switch (call.text().toLowerCase(Locale.ROOT)) {
      case "full", "1" -> AutoVacuum.FULL;
      case "incremental", "2" -> AutoVacuum.INCREMENTAL;
      default -> AutoVacuum.NONE;
    };
  }

  /** A file with pointer maps can change between full and incremental, no other can change. */
  private static boolean changesAutoVacuum(PragmaCall call) {
    return !call.asks()
        && call.database().pager().pageCount() > 0
        && wanted(call) != AutoVacuum.NONE
        && autoVacuum(call.database()) != AutoVacuum.NONE;
  }

  private static void setAutoVacuum(PragmaCall call) {
    if (changesAutoVacuum(call)) {
      int incremental = wanted(call) == AutoVacuum.INCREMENTAL ? 1 : 0;
      call.database().trees().header().set(DatabaseHeader.INCREMENTAL_VACUUM, incremental);
    } else {
      call.database().setNewAutoVacuum(wanted(call));
    }
  }

  private static int pagesToFree(PragmaCall call) {
    int pages = PragmaValues.toInt(call.text());
    return pages <= 0 ? Integer.MAX_VALUE : pages;
  }

  private static Object maxPageCount(PragmaCall call) {
    Pager pager = call.database().pager();
    long wanted = Math.abs(PragmaValues.toLong(call.text()));
    if (wanted > 0) {
      pager.setMaxPageCount((int) Math.clamp(wanted, pager.pageCount(), Pager.MAX_PAGE_COUNT));
    }
    int limit = pager.maxPageCount();
    return limit == Pager.MAX_PAGE_COUNT ? NO_PAGE_LIMIT : (Object) limit;
  }

  private static List<Object[]> defaultCacheSize(PragmaCall call) {
    DatabaseHeader header = call.database().trees().header();
    if (!call.asks()) {
      int size = Math.abs(PragmaValues.toInt(call.text()));
      header.set(DatabaseHeader.DEFAULT_CACHE_SIZE, size);
      call.session().settings().setCacheSize(size);
      return List.of();
    }
    int size = header.get(DatabaseHeader.DEFAULT_CACHE_SIZE);
    return PragmaDefinition.row(size == 0 ? DEFAULT_CACHE_SIZE : Math.abs(size));
  }
}
