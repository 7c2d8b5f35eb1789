package org.quiverdb.engine.exec;

import java.util.ArrayList;
import java.util.List;
import org.quiverdb.engine.btree.BTree;
import org.quiverdb.engine.btree.Cursor;
import org.quiverdb.engine.btree.DatabaseHeader;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.catalog.SchemaLoader;
import org.quiverdb.engine.exec.compile.CompiledQuery;
import org.quiverdb.engine.exec.compile.ExplainLine;
import org.quiverdb.engine.exec.compile.StatementCompiler;
import org.quiverdb.engine.exec.function.FunctionRegistry;
import org.quiverdb.engine.pager.Pager;
import org.quiverdb.engine.record.RecordDecoder;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.TextEncoding;
import org.quiverdb.engine.sql.bind.Binder;
import org.quiverdb.engine.sql.syntax.ParsedStatement;
import org.quiverdb.engine.sql.syntax.SqlParser;
import org.quiverdb.engine.sql.syntax.tree.Select;
import org.quiverdb.engine.vfs.OpenMode;
import org.quiverdb.engine.vfs.Vfs;

/** A session over one file that only reads. */
public final class TestSession extends Session implements AutoCloseable {
  private final Pager pager;
  private final File file;

  public TestSession(String path) {
    pager = Pager.open(Vfs.system(), Vfs.system().fullPath(path), OpenMode.READ_ONLY);
    pager.beginRead();
    file = new File(pager);
  }

  private static final class File extends Database {
    private final BTree trees;
    private final TextEncoding encoding;
    private final Schema schema;

    File(Pager pager) {
      super("main");
      trees = new BTree(pager);
      encoding = TextEncoding.of(trees.header().get(DatabaseHeader.TEXT_ENCODING));
      SchemaLoader loader = new SchemaLoader(pager.schemaCookie(), 4, pager.pageCount());
      try (Cursor cursor = trees.openTable(1);
          RecordDecoder decoder = new RecordDecoder(5, encoding);
          Registers r = new Registers(5)) {
        for (boolean row = cursor.first(); row; row = cursor.next()) {
          decoder.reset(cursor);
          for (int i = 0; i < 5; i++) {
            decoder.column(i, r, i);
          }
          loader.add(
              r.getString(0),
              r.getString(1),
              r.getString(2),
              r.bits[3],
              r.tag[4] == Registers.TEXT ? r.getString(4) : null);
        }
      }
      schema = loader.finish();
    }

    @Override
    public BTree trees() {
      return trees;
    }

    @Override
    public Schema schema() {
      return schema;
    }

    @Override
    public TextEncoding textEncoding() {
      return encoding;
    }
  }

  /** What a query gave: column names and rows of Long, Double, String, byte[] and null. */
  public record Result(List<String> names, List<List<Object>> rows) {}

  /** A compiled query with its registers. */
  public record Prepared(StatementCompiler compiler, CompiledQuery query, ExecContext context) {}

  public Prepared prepare(String sql) {
    ParsedStatement parsed = SqlParser.parse(sql, 0);
    StatementCompiler compiler = new StatementCompiler(this, parsed.parameters().size());
    CompiledQuery query = compiler.query(new Binder(this, sql).select((Select) parsed.statement()));
    return new Prepared(compiler, query, compiler.newContext());
  }

  public Result run(String sql) {
    Prepared p = prepare(sql);
    ExecContext x = p.context();
    List<String> names = new ArrayList<>();
    p.query().columns().forEach(c -> names.add(c.name()));
    List<List<Object>> rows = new ArrayList<>();
    x.begin();
    try {
      p.query().operator().open(x);
      while (p.query().operator().next(x)) {
        p.query().evaluate(x);
        List<Object> row = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
          row.add(value(x.registers, p.query().register(i)));
        }
        rows.add(row);
      }
    } finally {
      p.query().operator().close(x);
      x.close();
    }
    return new Result(names, rows);
  }

  public List<String> explain(String sql) {
    List<String> lines = new ArrayList<>();
    for (ExplainLine line : prepare(sql).compiler().explanation()) {
      lines.add(line.detail());
    }
    return lines;
  }

  private static Object value(Registers r, int i) {
    return switch (r.tag[i]) {
      case Registers.INTEGER -> r.bits[i];
      case Registers.REAL -> r.getDouble(i);
      case Registers.TEXT -> r.getString(i);
      case Registers.BLOB -> r.getBytes(i);
      default -> null;
    };
  }

  /** Cursors that somebody forgot to close. */
  public int openCursors() {
    return file.trees.openCursors();
  }

  @Override
  public List<Database> openDatabases() {
    return List.of(file);
  }

  @Override
  public FunctionRegistry functions() {
    return FunctionRegistry.builtIn();
  }

  @Override
  public long currentTimeMillis() {
    return 0;
  }

  @Override
  public long randomLong() {
    return 4;
  }

  @Override
  public void close() {
    file.trees.close();
    pager.close();
  }
}
