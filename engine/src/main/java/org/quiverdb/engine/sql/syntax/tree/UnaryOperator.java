package org.quiverdb.engine.sql.syntax.tree;

/** Prefix operators. */
public enum UnaryOperator {
  NEGATE("-"),
  PLUS("+"),
  BIT_NOT("~"),
  NOT("NOT");

  private final String symbol;

  UnaryOperator(String symbol) {
    this.symbol = symbol;
  }

  /** The operator as SQL writes it. */
  public String symbol() {
    return symbol;
  }
}
