package org.quiverdb.engine.sql.bind;

/** The place in a statement where an expression stands, which decides what it may contain. */
enum Clause {
  RESULT(true, false),
  ON(false, true),
  WHERE(false, true),
  GROUP_BY(false, true),
  HAVING(true, true),
  ORDER_BY(true, true),
  /** Inside the parentheses of an aggregate. */
  AGGREGATE(false, true),
  /** LIMIT, CHECK, DEFAULT, SET and other expressions outside of a query. */
  PLAIN(false, false);

  /** Whether aggregate functions may be called. */
  final boolean aggregates;

  /** Whether aliases of result columns are seen. */
  final boolean aliases;

  Clause(boolean aggregates, boolean aliases) {
    this.aggregates = aggregates;
    this.aliases = aliases;
  }
}
