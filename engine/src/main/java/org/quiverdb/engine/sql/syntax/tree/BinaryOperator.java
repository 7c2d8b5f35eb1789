package org.quiverdb.engine.sql.syntax.tree;

/** Infix operators with two plain operands. */
public enum BinaryOperator {
  OR("OR"),
  AND("AND"),
  EQ("="),
  NE("<>"),
  /** Also {@code IS NOT DISTINCT FROM}. */
  IS("IS"),
  /** Also {@code IS DISTINCT FROM}. */
  IS_NOT("IS NOT"),
  LT("<"),
  LE("<="),
  GT(">"),
  GE(">="),
  BIT_AND("&"),
  BIT_OR("|"),
  SHIFT_LEFT("<<"),
  SHIFT_RIGHT(">>"),
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  REMAINDER("%"),
  CONCAT("||"),
  /** JSON extraction as JSON. */
  ARROW("->"),
  /** JSON extraction as an SQL value. */
  DOUBLE_ARROW("->>");

  private final String symbol;

  BinaryOperator(String symbol) {
    this.symbol = symbol;
  }

  /** The operator as SQL writes it. */
  public String symbol() {
    return symbol;
  }

  /** Whether the result is a truth value made by comparing the operands. */
  public boolean isComparison() {
    return compareTo(EQ) >= 0 && compareTo(GE) <= 0;
  }
}
