package org.quiverdb.engine.sql.syntax;

/**
 * The kinds of tokens, under the names that SQLite's grammar gives them. Several words may share a
 * kind: {@code LEFT}, {@code CROSS} and the other words before JOIN, the operators like LIKE, and
 * the words for the current time.
 */
enum TokenType {
  /** End of the text. */
  END_OF_INPUT,
  /** {@code ;}. */
  SEMI,
  /** A bare word that is no keyword, or a quoted identifier. */
  ID,
  /** {@code 'text'}. */
  STRING,
  /** {@code x'00'}. */
  BLOB,
  /** Digits, or {@code 0x} and hexadecimal digits. */
  INTEGER,
  /** A number with a point or exponent. */
  FLOAT,
  /** A number of any kind with {@code _} between digits. */
  QNUMBER,
  /** A parameter. */
  VARIABLE,
  LP,
  RP,
  COMMA,
  DOT,
  EQ,
  NE,
  LT,
  LE,
  GT,
  GE,
  PLUS,
  MINUS,
  STAR,
  SLASH,
  REM,
  BITAND,
  BITOR,
  BITNOT,
  LSHIFT,
  RSHIFT,
  CONCAT,
  /** {@code ->} and {@code ->>}. */
  PTR,
  /** Chars that begin no token. */
  ILLEGAL,
  ABORT(true),
  ACTION(true),
  ADD,
  AFTER(true),
  ALL,
  ALTER,
  ALWAYS(true),
  ANALYZE(true),
  AND,
  AS,
  ASC(true),
  ATTACH(true),
  AUTOINCREMENT,
  BEFORE(true),
  BEGIN(true),
  BETWEEN,
  BY(true),
  CASCADE(true),
  CASE,
  CAST(true),
  CHECK,
  COLLATE,
  COLUMN(true),
  COMMIT,
  CONFLICT(true),
  CONSTRAINT,
  CREATE,
  CTIME_KW(true),
  CURRENT(true),
  DATABASE(true),
  DEFAULT,
  DEFERRABLE,
  DEFERRED(true),
  DELETE,
  DESC(true),
  DETACH(true),
  DISTINCT,
  DO(true),
  DROP,
  EACH(true),
  ELSE,
  END(true),
  ESCAPE,
  EXCEPT,
  EXCLUDE(true),
  EXCLUSIVE(true),
  EXISTS,
  EXPLAIN(true),
  FAIL(true),
  FILTER,
  FIRST(true),
  FOLLOWING(true),
  FOR(true),
  FOREIGN,
  FROM,
  GENERATED(true),
  GROUP,
  GROUPS(true),
  HAVING,
  IF(true),
  IGNORE(true),
  IMMEDIATE(true),
  IN,
  INDEX,
  INDEXED,
  INITIALLY(true),
  INSERT,
  INSTEAD(true),
  INTERSECT,
  INTO,
  IS,
  ISNULL,
  JOIN,
  JOIN_KW,
  KEY(true),
  LAST(true),
  LIKE_KW(true),
  LIMIT,
  MATCH(true),
  MATERIALIZED(true),
  NO(true),
  NOT,
  NOTHING,
  NOTNULL,
  NULL,
  NULLS(true),
  OF(true),
  OFFSET(true),
  ON,
  OR,
  ORDER,
  OTHERS(true),
  OVER,
  PARTITION(true),
  PLAN(true),
  PRAGMA(true),
  PRECEDING(true),
  PRIMARY,
  QUERY(true),
  RAISE(true),
  RANGE(true),
  RECURSIVE(true),
  REFERENCES,
  REINDEX(true),
  RELEASE(true),
  RENAME(true),
  REPLACE(true),
  RESTRICT(true),
  RETURNING,
  ROLLBACK(true),
  ROW(true),
  ROWS(true),
  SAVEPOINT(true),
  SELECT,
  SET,
  TABLE,
  TEMP(true),
  THEN,
  TIES(true),
  TO,
  TRANSACTION,
  TRIGGER(true),
  UNBOUNDED(true),
  UNION,
  UNIQUE,
  UPDATE,
  USING,
  VACUUM(true),
  VALUES,
  VIEW(true),
  VIRTUAL(true),
  WHEN,
  WHERE,
  WINDOW,
  WITH(true),
  WITHOUT(true);

  private final boolean fallsBack;

  TokenType() {
    this(false);
  }

  TokenType(boolean fallsBack) {
    this.fallsBack = fallsBack;
  }

  /** Whether this is an identifier, or a keyword that counts as one where it means nothing else. */
  boolean isId() {
    return this == ID || fallsBack;
  }

  /** The grammar's {@code id}: what may be a bare default value. */
  boolean isIdOrIndexed() {
    return isId() || this == INDEXED;
  }

  /** The grammar's {@code ids}: an alias without AS, a word of a type name, a collation. */
  boolean isIdOrString() {
    return isId() || this == STRING;
  }

  /** The grammar's {@code idj}: a column or function in an expression. */
  boolean isIdOrJoin() {
    return isId() || this == INDEXED || this == JOIN_KW;
  }

  /** The grammar's {@code nm}: the name of anything. */
  boolean isName() {
    return isIdOrJoin() || this == STRING;
  }
}
