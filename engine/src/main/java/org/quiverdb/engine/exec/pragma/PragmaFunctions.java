package org.quiverdb.engine.exec.pragma;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.Evaluator;
import org.quiverdb.engine.exec.ExecContext;
import org.quiverdb.engine.exec.RowsProgram;
import org.quiverdb.engine.exec.join.TableFunction;
import org.quiverdb.engine.exec.join.TableFunctionRows;
import org.quiverdb.engine.exec.session.FileDatabase;
import org.quiverdb.engine.exec.session.FileSession;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.sql.bind.SourceColumn;
import org.quiverdb.engine.sql.bind.TableFunctionShape;

/**
 * The table-valued functions {@code pragma_NAME(arg, schema)}: the rows of a pragma in FROM. Their
 * arguments are hidden columns behind the pragma's own.
 */
public final class PragmaFunctions {
  private static final String PREFIX = "pragma_";

  private PragmaFunctions() {}

  /** The function of that name, or null. */
  public static @Nullable TableFunctionShape find(FileSession session, String name) {
    if (!name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
      return null;
    }
    PragmaDefinition pragma = Pragmas.find(name.substring(PREFIX.length()));
    if (pragma == null || !pragma.hasFunction()) {
      return null;
    }
    List<SourceColumn> columns = new ArrayList<>();
    pragma.columns().forEach(c -> columns.add(column(c)));
    List<String> hidden = hidden(pragma);
    hidden.forEach(c -> columns.add(column(c)));
    return new TableFunctionShape(
        PREFIX + pragma.name(),
        columns,
        pragma.columns().size(),
        hidden.size(),
        (TableFunction) (arguments, first) -> call(session, pragma, arguments, first));
  }

  /** The names of all of them. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (PragmaDefinition pragma : Pragmas.all().values()) {
      if (pragma.hasFunction()) {
        names.add(PREFIX + pragma.name());
      }
    }
    return names;
  }

  private static List<String> hidden(PragmaDefinition pragma) {
    List<String> hidden = new ArrayList<>();
    if ((pragma.functionArguments() & PragmaDefinition.ARGUMENT) != 0) {
      hidden.add("arg");
    }
    if ((pragma.functionArguments() & PragmaDefinition.SCHEMA) != 0) {
      hidden.add("schema");
    }
    return hidden;
  }

  private static SourceColumn column(String name) {
    return new SourceColumn(name, null, Collation.BINARY, "", null);
  }

  private static TableFunction.Call call(
      FileSession session, PragmaDefinition pragma, Evaluator[] arguments, int first) {
    Rows rows = new Rows(session, pragma, arguments, first);
    return new TableFunction.Call(rows, rows);
  }

  /** Runs the pragma when it is opened; its columns stand in registers of their own. */
  private static final class Rows extends TableFunctionRows {
    private final FileSession session;
    private final PragmaDefinition pragma;
    private final Evaluator[] arguments;
    private List<@Nullable Object[]> rows = List.of();
    private int position;

    Rows(FileSession session, PragmaDefinition pragma, Evaluator[] arguments, int first) {
      super(first);
      this.session = session;
      this.pragma = pragma;
      this.arguments = arguments;
    }

    @Override
    public void open(ExecContext x) {
      List<String> hidden = hidden(pragma);
      String value = null;
      String schema = null;
      for (int i = 0; i < arguments.length; i++) {
        arguments[i].eval(x);
        int register = first + pragma.columns().size() + i;
        x.registers.copyFrom(register, x.registers, arguments[i].register);
        if (hidden.get(i).equals("arg")) {
          value = text(x.registers, register);
        } else {
          schema = text(x.registers, register);
        }
      }
      FileDatabase database = schema == null ? session.main() : Pragmas.database(session, schema);
      rows = pragma.body().run(new PragmaCall(session, database, schema != null, value));
      position = 0;
    }

    private static @Nullable String text(Registers r, int register) {
      return switch (r.tag[register]) {
        case Registers.NULL -> null;
        case Registers.INTEGER -> Long.toString(r.bits[register]);
        case Registers.REAL -> Double.toString(r.getDouble(register));
        default -> r.getString(register);
      };
    }

    @Override
    protected boolean read(ExecContext x) {
      if (position >= rows.size()) {
        return false;
      }
      RowsProgram.setRow(x.registers, first, rows.get(position++));
      return true;
    }

    @Override
    public void close(ExecContext x) {
      rows = List.of();
      position = 0;
    }
  }
}
