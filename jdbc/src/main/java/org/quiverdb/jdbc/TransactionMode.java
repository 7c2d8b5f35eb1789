package org.quiverdb.jdbc;

/** The lock that a transaction takes when it begins, before it needs one. */
enum TransactionMode {
  DEFERRED("BEGIN"),
  IMMEDIATE("BEGIN IMMEDIATE"),
  EXCLUSIVE("BEGIN EXCLUSIVE");

  private final String sql;

  TransactionMode(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }
}
