package org.quiverdb.engine.exec.pragma;

import static org.quiverdb.engine.exec.pragma.PragmaDefinition.ARGUMENT;
import static org.quiverdb.engine.exec.pragma.PragmaDefinition.SCHEMA;

import java.util.List;

/** Pragmas that look for damage. */
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
              call -> new ForeignKeyCheck(call).run()));

  private CheckPragmas() {}
}
