package org.quiverdb.engine.sql.syntax;

/** The parsers of the statement families around one token stream, for one statement. */
final class Parsers {
  final TokenStream in;
  final Depth depth = new Depth();
  final Parameters parameters = new Parameters();
  final ExprParser exprs;
  final CallParser calls;
  final SelectParser selects;
  final FromParser froms;
  final DmlParser dml;

  /** Whether the statement is inside the body of a trigger. */
  boolean inTrigger;

  Parsers(String sql, int from) {
    this.in = new TokenStream(sql, from);
    this.exprs = new ExprParser(this);
    this.calls = new CallParser(this);
    this.selects = new SelectParser(this);
    this.froms = new FromParser(this);
    this.dml = new DmlParser(this);
  }
}
