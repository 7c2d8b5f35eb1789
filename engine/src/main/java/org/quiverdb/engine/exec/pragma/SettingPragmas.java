package org.quiverdb.engine.exec.pragma;

import static org.quiverdb.engine.exec.pragma.PragmaDefinition.SCHEMA;

import java.util.List;
import java.util.Locale;
import org.quiverdb.engine.btree.BTree;
import org.quiverdb.engine.btree.SecureDelete;
import org.quiverdb.engine.exec.pragma.PragmaDefinition.Writes;
import org.quiverdb.engine.exec.session.Settings;

/**
 * Switches and numbers of one connection. Those that change nothing here keep the value they are
 * given if that is harmless, and their default where keeping it would be a promise.
 */
final class SettingPragmas {
  static final List<PragmaDefinition> DEFINITIONS =
      List.of(
          PragmaDefinition.setting(
              "foreign_keys",
              0,
              Writes.NEVER,
              call -> call.session().settings().foreignKeys(),
              SettingPragmas::setForeignKeys),
          PragmaDefinition.setting(
              "query_only",
              0,
              Writes.NEVER,
              call -> call.session().settings().queryOnly(),
              call -> call.session().settings().setQueryOnly(bool(call))),
          PragmaDefinition.setting(
              "recursive_triggers",
              0,
              Writes.NEVER,
              call -> call.session().settings().recursiveTriggers(),
              call -> call.session().settings().setRecursiveTriggers(bool(call))),
          PragmaDefinition.setting(
              "ignore_check_constraints",
              0,
              Writes.NEVER,
              call -> call.session().settings().ignoreChecks() ? 1 : 0,
              call -> call.session().settings().setIgnoreChecks(bool(call))),
          PragmaDefinition.setting(
              "cache_size",
              SCHEMA,
              Writes.NEVER,
              call -> call.session().settings().cacheSize(),
              call -> call.session().settings().setCacheSize(PragmaValues.toInt(call.text()))),
          PragmaDefinition.setting(
              "cache_spill",
              SCHEMA,
              Writes.NEVER,
              call -> call.session().settings().number("cache_spill", 1),
              SettingPragmas::setCacheSpill),
          PragmaDefinition.setting(
              "temp_store",
              0,
              Writes.NEVER,
              call -> call.session().settings().number("temp_store", 0),
              SettingPragmas::setTempStore),
          PragmaDefinition.setting(
              "vector_recall",
              0,
              Writes.NEVER,
              call -> call.session().settings().vectorRecall(),
              SettingPragmas::setVectorRecall),
          PragmaDefinition.setting(
              "vector_build_memory",
              0,
              Writes.NEVER,
              call -> call.session().settings().vectorBuildMemory(),
              SettingPragmas::setVectorBuildMemory),
          flag("automatic_index", true),
          flag("cell_size_check", false),
          flag("checkpoint_fullfsync", false),
          flag("defer_foreign_keys", false),
          flag("fullfsync", false),
          flag("legacy_alter_table", false),
          flag("read_uncommitted", false),
          flag("reverse_unordered_selects", false),
          flag("trusted_schema", true),
          fixed("count_changes", 0),
          fixed("empty_result_callbacks", 0),
          fixed("full_column_names", 0),
          fixed("short_column_names", 1),
          fixed("writable_schema", 0),
          PragmaDefinition.action("case_sensitive_like", Writes.NEVER, call -> {}),
          PragmaDefinition.action("legacy_file_format", Writes.NEVER, call -> {}),
          PragmaDefinition.action("shrink_memory", Writes.NEVER, call -> {}),
          PragmaDefinition.action("temp_store_directory", Writes.NEVER, call -> {}),
          PragmaDefinition.answer("secure_delete", 0, SettingPragmas::secureDelete),
          PragmaDefinition.answer("threads", 0, call -> 0),
          kept("analysis_limit"),
          kept("hard_heap_limit"),
          kept("soft_heap_limit"));

  private SettingPragmas() {}

  private static boolean bool(PragmaCall call) {
    return PragmaValues.toBoolean(call.text(), false);
  }

  private static void setForeignKeys(PragmaCall call) {
    // SQLite ignores this inside a transaction.
    if (call.session().transactions().isAutocommit()) {
      call.session().settings().setForeignKeys(bool(call));
    }
  }

  /** A number of pages, or a switch. */
  private static void setCacheSpill(PragmaCall call) {
    int pages = PragmaValues.toInt(call.text());
    long value = pages > 1 ? pages : PragmaValues.toBoolean(call.text(), pages != 0) ? 1 : 0;
    call.session().settings().setNumber("cache_spill", value);
  }

  /** A share above 0, at most 1; anything else is ignored. */
  private static void setVectorRecall(PragmaCall call) {
    double value = PragmaValues.toReal(call.text());
    if (value > 0 && value <= 1) {
      call.session().settings().setVectorRecall(value);
    }
  }

  /** A number of bytes; 0 or less for the default, anything else is ignored. */
  private static void setVectorBuildMemory(PragmaCall call) {
    if (PragmaValues.isInteger(call.text())) {
      call.session().settings().setVectorBuildMemory(PragmaValues.toLong(call.text()));
    }
  }

  /** A switch, or FAST, which is 2; answered also when it is set. */
  private static int secureDelete(PragmaCall call) {
    BTree trees = call.database().trees();
    if (!call.asks()) {
      boolean fast = call.text().equalsIgnoreCase("fast");
      trees.setSecureDelete(
          fast ? SecureDelete.FAST : bool(call) ? SecureDelete.ON : SecureDelete.OFF);
    }
    return trees.secureDelete().ordinal();
  }

  private static void setTempStore(PragmaCall call) {
    long value =
        switch (call.text().toLowerCase(Locale.ROOT)) {
          case "1", "file" -> 1;
          case "2", "memory" -> 2;
          default -> 0;
        };
    call.session().settings().setNumber("temp_store", value);
  }

  private static PragmaDefinition flag(String name, boolean byDefault) {
    long number = byDefault ? 1 : 0;
    return PragmaDefinition.setting(
        name,
        0,
        Writes.NEVER,
        call -> call.session().settings().number(name, number),
        call -> call.session().settings().setNumber(name, bool(call) ? 1 : 0));
  }

  private static PragmaDefinition fixed(String name, int value) {
    return PragmaDefinition.setting(name, 0, Writes.NEVER, call -> value, call -> {});
  }

  /** A number of zero or more, answered also when it is set. */
  private static PragmaDefinition kept(String name) {
    return PragmaDefinition.answer(
        name,
        0,
        call -> {
          Settings settings = call.session().settings();
          if (PragmaValues.isInteger(call.text()) && PragmaValues.toLong(call.text()) >= 0) {
            settings.setNumber(name, PragmaValues.toLong(call.text()));
          }
          return settings.number(name, 0);
        });
  }
}
