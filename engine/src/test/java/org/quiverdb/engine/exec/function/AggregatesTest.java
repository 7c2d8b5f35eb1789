package org.quiverdb.engine.exec.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.record.Collation;
import org.quiverdb.engine.record.EdgeValues;
import org.quiverdb.engine.record.Oracle;
import org.quiverdb.engine.record.Registers;
import org.quiverdb.engine.record.TextEncoding;

/** Aggregates of random groups, against C SQLite to the last bit. */
class AggregatesTest {
  private static final long SEED = Long.getLong("quiver.seed", 20261121L);
  private static final List<String> NAMES =
      List.of("count", "sum", "total", "avg", "min", "max", "group_concat");

  private final Random random = new Random(SEED);

  @Test
  void randomGroups() throws SQLException {
    try (FunctionHarness h = new FunctionHarness(TextEncoding.UTF8);
        Registers r = new Registers(4);
        Statement s = h.oracle.connection().createStatement()) {
      s.execute("create table g(x)");
      for (int round = 0; round < 600; round++) {
        List<Object> group = group(round % 6);
        s.execute("delete from g");
        try (PreparedStatement insert =
            h.oracle.connection().prepareStatement("insert into g values(?)")) {
          for (Object value : group) {
            insert.setObject(1, value);
            insert.execute();
          }
        }
        for (String name : NAMES) {
          h.same("(select " + name + "(x) from g)", ours(name, group, r));
        }
        h.same("(select string_agg(x,'; ') from g)", ours("string_agg", group, r));
        h.same("(select count(*) from g)", Oracle.describe((long) group.size()));
      }
      assertEquals(
          "",
          String.join("\n", h.different.stream().limit(20).toList()),
          h.different.size() + " differ of " + h.calls + ", seed " + SEED);
    }
  }

  private List<Object> group(int kind) {
    List<Object> group = new ArrayList<>();
    for (int i = random.nextInt(12); i > 0; i--) {
      group.add(
          switch (kind) {
            case 0 -> random.nextLong() >> random.nextInt(64);
            case 1 -> random.nextDouble() * Math.pow(10, random.nextInt(40) - 20);
            case 2 -> (Object) (random.nextBoolean() ? random.nextLong() : random.nextDouble());
            case 3 -> (long) random.nextInt(100);
            default -> EdgeValues.ALL.get(random.nextInt(EdgeValues.ALL.size()));
          });
    }
    return group;
  }

  private static String ours(String name, List<Object> group, Registers r) {
    boolean separated = name.equals("string_agg");
    int arguments = separated ? 2 : 1;
    AggregateFunction f = (AggregateFunction) FunctionRegistry.builtIn().require(name, arguments);
    FunctionHarness.Environment environment = new FunctionHarness.Environment(TextEncoding.UTF8);
    try (FunctionContext c = new FunctionContext(environment, Collation.BINARY);
        Accumulator a = f.newAccumulator()) {
      Oracle.set(r, 0, 99L);
      Oracle.set(r, 1, "; ");
      a.step(c, r, 0, arguments);
      a.reset();
      for (Object value : group) {
        Oracle.set(r, 0, value);
        a.step(c, r, 0, arguments);
      }
      a.result(c, r, 2);
      return Oracle.describe(r, 2);
    } catch (SqlException e) {
      return "error " + e.getMessage();
    }
  }
}
