package org.quiverdb.engine.exec.pragma;

import java.util.List;
import org.quiverdb.engine.exec.Program;
import org.quiverdb.engine.exec.RowsProgram;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.sql.syntax.tree.Pragma;

/** Compiles PRAGMA. A pragma that is not known does nothing and answers nothing, as in SQLite. */
public final class Pragmas {
  private final FileSession session;
  private final StatementCompiler compiler;

  public Pragmas(FileSession session, StatementCompiler compiler) {
    this.session = session;
    this.compiler = compiler;
  }

  public Program compile(Pragma pragma) {
    return RowsProgram.of(
        compiler, List.of(), Program.Access.NONE, session.schemaGeneration(), List::of);
  }
}
