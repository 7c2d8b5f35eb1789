package org.quiverdb.engine.sql.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.sql.syntax.tree.Assignment;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.Delete;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.FromClause;
import org.quiverdb.engine.sql.syntax.tree.IndexHint;
import org.quiverdb.engine.sql.syntax.tree.Insert;
import org.quiverdb.engine.sql.syntax.tree.InsertSource;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.OrderingTerm;
import org.quiverdb.engine.sql.syntax.tree.QualifiedName;
import org.quiverdb.engine.sql.syntax.tree.ResultColumn;
import org.quiverdb.engine.sql.syntax.tree.Select;
import org.quiverdb.engine.sql.syntax.tree.Statement;
import org.quiverdb.engine.sql.syntax.tree.Update;
import org.quiverdb.engine.sql.syntax.tree.Upsert;
import org.quiverdb.engine.sql.syntax.tree.With;

/** INSERT, UPDATE and DELETE. */
final class DmlParser {
  private final Parsers p;
  private final TokenStream in;

  DmlParser(Parsers parsers) {
    this.p = parsers;
    this.in = parsers.in;
  }

  /** A statement that begins with WITH: a query or a change. */
  Statement withStatement() {
    int start = in.start();
    With with = p.selects.withOrNull();
    return switch (in.type()) {
      case INSERT, REPLACE -> insert(with, start);
      case UPDATE -> update(with, start);
      case DELETE -> delete(with, start);
      default -> p.selects.select(with, start);
    };
  }

  Insert insert(@Nullable With with, int start) {
    ConflictClause conflict = ConflictClause.REPLACE;
    if (!in.accept(TokenType.REPLACE)) {
      in.expect(TokenType.INSERT);
      conflict = orConflict();
    }
    in.expect(TokenType.INTO);
    QualifiedName table = p.froms.qualifiedName();
    Name alias = in.accept(TokenType.AS) ? in.name() : null;
    List<Name> columns = List.of();
    if (in.accept(TokenType.LP)) {
      columns = p.froms.names();
      in.expect(TokenType.RP);
    }
    InsertSource source;
    List<Upsert> upserts = new ArrayList<>();
    if (!p.inTrigger && in.accept(TokenType.DEFAULT)) {
      in.expect(TokenType.VALUES);
      source = new InsertSource.DefaultValues();
    } else {
      source = p.selects.select();
      upserts(upserts);
    }
    List<ResultColumn> returning = returning();
    return new Insert(
        with, conflict, table, alias, columns, source, upserts, returning, start, in.previousEnd());
  }

  /** Any number of ON CONFLICT clauses with a target, and one without as the last. */
  private void upserts(List<Upsert> upserts) {
    while (in.accept(TokenType.ON)) {
      in.expect(TokenType.CONFLICT);
      List<OrderingTerm> target = List.of();
      Expr targetWhere = null;
      if (in.accept(TokenType.LP)) {
        target = p.exprs.orderingTerms();
        in.expect(TokenType.RP);
        targetWhere = p.exprs.whereOrNull();
      }
      in.expect(TokenType.DO);
      List<Assignment> assignments = null;
      Expr where = null;
      if (!in.accept(TokenType.NOTHING)) {
        in.expect(TokenType.UPDATE);
        in.expect(TokenType.SET);
        assignments = assignments();
        where = p.exprs.whereOrNull();
      }
      upserts.add(new Upsert(target, targetWhere, assignments, where));
      if (target.isEmpty()) {
        return;
      }
    }
  }

  Update update(@Nullable With with, int start) {
    in.expect(TokenType.UPDATE);
    ConflictClause conflict = orConflict();
    QualifiedName table = p.froms.qualifiedName();
    Name alias = in.accept(TokenType.AS) ? in.name() : null;
    IndexHint hint = indexHint();
    in.expect(TokenType.SET);
    List<Assignment> assignments = assignments();
    FromClause from = p.froms.fromOrNull();
    Expr where = p.exprs.whereOrNull();
    List<ResultColumn> returning = List.of();
    List<OrderingTerm> orderBy = List.of();
    Select.Limit limit = null;
    if (!p.inTrigger) {
      returning = returning();
      orderBy = p.selects.orderBy();
      limit = p.selects.limit();
      checkLimited(orderBy, limit, "UPDATE");
    }
    return new Update(
        with,
        conflict,
        table,
        alias,
        hint,
        assignments,
        from,
        where,
        returning,
        orderBy,
        limit,
        start,
        in.previousEnd());
  }

  Delete delete(@Nullable With with, int start) {
    in.expect(TokenType.DELETE);
    in.expect(TokenType.FROM);
    QualifiedName table = p.froms.qualifiedName();
    Name alias = in.accept(TokenType.AS) ? in.name() : null;
    IndexHint hint = indexHint();
    Expr where = p.exprs.whereOrNull();
    List<ResultColumn> returning = List.of();
    List<OrderingTerm> orderBy = List.of();
    Select.Limit limit = null;
    if (!p.inTrigger) {
      returning = returning();
      orderBy = p.selects.orderBy();
      limit = p.selects.limit();
      checkLimited(orderBy, limit, "DELETE");
    }
    return new Delete(
        with, table, alias, hint, where, returning, orderBy, limit, start, in.previousEnd());
  }

  private void checkLimited(
      List<OrderingTerm> orderBy, Select.@Nullable Limit limit, String statement) {
    if (!orderBy.isEmpty() && limit == null && in.atEnd()) {
      in.raise(SqlException.error("ORDER BY without LIMIT on " + statement));
    }
  }

  private @Nullable IndexHint indexHint() {
    IndexHint hint = p.froms.indexHintOrNull();
    if (hint != null && p.inTrigger) {
      String clause = hint instanceof IndexHint.NotIndexed ? "NOT INDEXED" : "INDEXED BY";
      in.raise(
          SqlException.error(
              "the "
                  + clause
                  + " clause is not allowed on UPDATE or DELETE statements within triggers"));
    }
    return hint;
  }

  private List<ResultColumn> returning() {
    if (!in.accept(TokenType.RETURNING)) {
      return List.of();
    }
    List<ResultColumn> columns = p.selects.resultColumns();
    if (p.inTrigger) {
      in.raise(SqlException.error("cannot use RETURNING in a trigger"));
    }
    return columns;
  }

  private List<Assignment> assignments() {
    List<Assignment> assignments = new ArrayList<>();
    do {
      if (in.accept(TokenType.LP)) {
        List<Name> columns = p.froms.names();
        in.expect(TokenType.RP);
        in.expect(TokenType.EQ);
        Expr value = p.exprs.expr();
        int values = value instanceof Expr.RowValue row ? row.values().size() : 1;
        if (values != columns.size() && !(value instanceof Expr.Subquery)) {
          in.raise(
              SqlException.error(
                  columns.size() + " columns assigned " + values + " values", value.start()));
        }
        assignments.add(new Assignment(columns, true, value));
      } else {
        Name column = in.name();
        in.expect(TokenType.EQ);
        assignments.add(new Assignment(List.of(column), false, p.exprs.expr()));
      }
    } while (in.accept(TokenType.COMMA));
    return assignments;
  }

  /** {@code OR x} of a statement, or nothing. */
  private ConflictClause orConflict() {
    return in.accept(TokenType.OR) ? resolution(in) : ConflictClause.UNSPECIFIED;
  }

  /** {@code ON CONFLICT x} of a constraint, or nothing. */
  static ConflictClause onConflict(TokenStream in) {
    if (!in.accept(TokenType.ON)) {
      return ConflictClause.UNSPECIFIED;
    }
    in.expect(TokenType.CONFLICT);
    return resolution(in);
  }

  private static ConflictClause resolution(TokenStream in) {
    ConflictClause conflict =
        switch (in.type()) {
          case ROLLBACK -> ConflictClause.ROLLBACK;
          case ABORT -> ConflictClause.ABORT;
          case FAIL -> ConflictClause.FAIL;
          case IGNORE -> ConflictClause.IGNORE;
          case REPLACE -> ConflictClause.REPLACE;
          default -> throw in.syntaxError();
        };
    in.advance();
    return conflict;
  }
}
