package org.quiverdb.engine.sql.syntax;

import org.quiverdb.engine.sql.syntax.tree.AlterTable;
import org.quiverdb.engine.sql.syntax.tree.ColumnDef;
import org.quiverdb.engine.sql.syntax.tree.ConflictClause;
import org.quiverdb.engine.sql.syntax.tree.Expr;
import org.quiverdb.engine.sql.syntax.tree.Name;
import org.quiverdb.engine.sql.syntax.tree.QualifiedName;

/** ALTER TABLE. */
final class AlterParser {
  private final Parsers p;
  private final TokenStream in;

  AlterParser(Parsers parsers) {
    this.p = parsers;
    this.in = parsers.in;
  }

  AlterTable alterTable() {
    in.expect(TokenType.ALTER);
    in.expect(TokenType.TABLE);
    QualifiedName table = p.froms.qualifiedName();
    AlterTable.Action action =
        switch (in.type()) {
          case RENAME -> rename();
          case ADD -> add();
          case DROP -> drop();
          case ALTER -> alterColumn();
          default -> throw in.syntaxError();
        };
    return new AlterTable(table, action);
  }

  private AlterTable.Action rename() {
    in.advance();
    if (in.accept(TokenType.TO)) {
      return new AlterTable.RenameTable(in.name());
    }
    in.accept(TokenType.COLUMN);
    Name from = in.name();
    in.expect(TokenType.TO);
    return new AlterTable.RenameColumn(from, in.name());
  }

  private AlterTable.Action add() {
    in.advance();
    int start = in.start();
    if (in.at(TokenType.CONSTRAINT) || in.at(TokenType.CHECK)) {
      Name name = in.accept(TokenType.CONSTRAINT) ? in.name() : null;
      Expr check = new TableParser(p).check();
      return new AlterTable.AddCheck(name, check, start, Spans.trimEnd(in.sql(), in.start()));
    }
    in.accept(TokenType.COLUMN);
    ColumnDef column = new TableParser(p).column();
    int end = Spans.trimEnd(in.sql(), in.start());
    return new AlterTable.AddColumn(column, column.start(), end);
  }

  private AlterTable.Action drop() {
    in.advance();
    if (in.accept(TokenType.CONSTRAINT)) {
      return new AlterTable.DropConstraint(in.name());
    }
    in.accept(TokenType.COLUMN);
    return new AlterTable.DropColumn(in.name());
  }

  private AlterTable.Action alterColumn() {
    in.advance();
    in.accept(TokenType.COLUMN);
    Name column = in.name();
    if (in.accept(TokenType.DROP)) {
      in.expect(TokenType.NOT);
      in.expect(TokenType.NULL);
      return new AlterTable.DropNotNull(column);
    }
    in.expect(TokenType.SET);
    int start = in.start();
    in.expect(TokenType.NOT);
    in.expect(TokenType.NULL);
    ConflictClause conflict = DmlParser.onConflict(in);
    int end = Spans.trimEnd(in.sql(), in.start());
    return new AlterTable.SetNotNull(column, conflict, start, end);
  }
}
