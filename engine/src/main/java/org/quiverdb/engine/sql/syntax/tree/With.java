package org.quiverdb.engine.sql.syntax.tree;

import java.util.List;

/** {@code WITH [RECURSIVE] ...}. */
public record With(boolean recursive, List<CommonTable> tables) {
  /** {@code name(columns) AS [NOT] [MATERIALIZED] (select)}; no columns: those of the select. */
  public record CommonTable(
      Name name, List<Name> columns, Materialization materialization, Select select) {}

  /** The hint before the select. */
  public enum Materialization {
    UNSPECIFIED,
    MATERIALIZED,
    NOT_MATERIALIZED
  }
}
