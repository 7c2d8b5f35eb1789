package org.quiverdb.engine.exec.pragma;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.Program;
import org.quiverdb.engine.exec.RowsProgram;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.exec.session.FileDatabase;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.sql.syntax.tree.Pragma;

/** Compiles PRAGMA. A pragma that is not known does nothing and answers nothing, as in SQLite. */
public final class Pragmas {
  private static final Map<String, PragmaDefinition> ALL = new TreeMap<>();

  static {
    FilePragmas.DEFINITIONS.forEach(d -> ALL.put(d.name(), d));
    TransactionPragmas.DEFINITIONS.forEach(d -> ALL.put(d.name(), d));
    SettingPragmas.DEFINITIONS.forEach(d -> ALL.put(d.name(), d));
    SchemaPragmas.DEFINITIONS.forEach(d -> ALL.put(d.name(), d));
    ListPragmas.DEFINITIONS.forEach(d -> ALL.put(d.name(), d));
    CheckPragmas.DEFINITIONS.forEach(d -> ALL.put(d.name(), d));
  }

  private final FileSession session;
  private final StatementCompiler compiler;

  public Pragmas(FileSession session, StatementCompiler compiler) {
    this.session = session;
    this.compiler = compiler;
  }

  /** All pragmas by name. */
  static Map<String, PragmaDefinition> all() {
    return ALL;
  }

  /** The definition of a pragma, or null. */
  static @Nullable PragmaDefinition find(String name) {
    return ALL.get(Names.key(name));
  }

  public Program compile(Pragma pragma) {
    PragmaDefinition definition = find(pragma.name().name().text());
    FileDatabase database =
        pragma.name().schema() == null
            ? session.main()
            : database(session, pragma.name().schema().text());
    PragmaCall call =
        new PragmaCall(session, database, pragma.name().schema() != null, pragma.value());
    if (definition == null) {
      return program(List.of(), Program.Access.NONE, List::of);
    }
    return program(
        definition.columns(call),
        access(definition, call),
        () -> {
          List<@Nullable Object[]> rows = definition.body().run(call);
          return definition.columns(call).isEmpty() ? List.of() : rows;
        });
  }

  private static Program.Access access(PragmaDefinition definition, PragmaCall call) {
    if (definition.writes().test(call)) {
      return Program.Access.write(call.database());
    }
    return definition.isOfConnection() ? Program.Access.NONE : Program.Access.READ;
  }

  /** Whether a pragma looks at the file, so that it may have to wait for a lock. */
  public static boolean readsFile(Pragma pragma) {
    PragmaDefinition definition = find(pragma.name().name().text());
    return definition != null && !definition.isOfConnection();
  }

  private Program program(
      List<String> columns,
      Program.Access access,
      java.util.function.Supplier<List<@Nullable Object[]>> rows) {
    return RowsProgram.of(compiler, columns, access, session.schemaGeneration(), rows);
  }

  /** The database of a name in front of a pragma's. */
  static FileDatabase database(FileSession session, String name) {
    if (Names.same(name, session.main().name())) {
      return session.main();
    }
    throw SqlException.error("unknown database " + name);
  }
}
