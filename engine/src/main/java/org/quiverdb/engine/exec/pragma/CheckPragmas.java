package org.quiverdb.engine.exec.pragma;

import static org.quiverdb.engine.exec.pragma.PragmaDefinition.ARGUMENT;
import static org.quiverdb.engine.exec.pragma.PragmaDefinition.SCHEMA;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.VectorIndexes;

/** Pragmas that look for damage, and the one that looks for work. */
final class CheckPragmas {
  private static final int BOTH = ARGUMENT | SCHEMA;

  static final List<PragmaDefinition> DEFINITIONS =
      List.of(
          PragmaDefinition.list(
              "integrity_check",
              BOTH,
              List.of("integrity_check"),
              call -> new FileCheck(call, false).run()),
          PragmaDefinition.list(
              "quick_check", BOTH, List.of("quick_check"), call -> new FileCheck(call, true).run()),
          PragmaDefinition.list(
              "foreign_key_check",
              BOTH,
              List.of("table", "rowid", "parent", "fkid"),
              call -> new ForeignKeyCheck(call).run()),
          new PragmaDefinition(
              "optimize",
              List.of("optimize"),
              PragmaDefinition.Form.ANSWERS,
              BOTH,
              CheckPragmas::hasLogs,
              CheckPragmas::optimize));

  private CheckPragmas() {}

  /** Whether there are change logs of vector indexes that could be emptied. */
  private static boolean hasLogs(PragmaCall call) {
    return call.database().hasSchema()
        && !call.database().schema().methodIndexes().isEmpty()
        && !call.session().isReadOnly()
        && !call.session().settings().queryOnly();
  }

  private static List<@Nullable Object[]> optimize(PragmaCall call) {
    VectorIndexes indexes = call.session().vectorIndexes();
    if (indexes != null && hasLogs(call)) {
      indexes.drainAll();
    }
    return List.of();
  }
}
