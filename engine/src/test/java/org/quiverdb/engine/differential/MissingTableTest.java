package org.quiverdb.engine.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of several unknown names in one statement, the one that C SQLite names is named. */
class MissingTableTest {
  private static final List<String> SCHEMA =
      List.of(
          "create table t(a, b)",
          "create table u(a, b)",
          "create view v as select * from nov1, nov2",
          "create view w as select * from (select * from noa union select * from nob)");

  private static final String STATEMENTS =
      """
      select * from n1 union select * from n2
      select * from n1 union all select * from n2
      select * from n1 union all select * from n2 union all select * from n3
      select * from t union all select * from n2 union all select * from n3
      select * from n1 union all select * from t union all select * from n3
      select * from n1 except select * from n2 intersect select * from n3
      select * from n1, n2
      select * from n1 join n2 on (select 1 from n3)
      select (select 1 from n3) from n1
      select (select 1 from n3), (select 1 from n4) from t
      select 1 from t where exists (select 1 from n1) and exists (select 1 from n2)
      select (select 1 from n1) from t where exists (select 1 from n2)
      select (select 1 from n1) from t group by (select 1 from n2) having (select 1 from n3)
      select 1 from t order by (select 1 from n4) limit (select 1 from n5)
      select 1 from t group by (select 1 from n2) having (select 1 from n3)
      select 1 from t where (select 1 from n2) group by (select 1 from n3)
      select * from (select * from n1) , n2
      select * from n1, (select * from n2)
      select * from (select * from n1 union select * from n2) , n3
      select * from (select * from t union select * from n2) , n3
      select * from (select * from n1) union select * from n2
      select * from n1 union select * from (select * from n2)
      select * from (select * from n1) union select * from (select * from n2)
      select * from n1 where a in (select * from n2)
      select 1 where 1 in n1 and 2 in n2
      select 1 where 1 in n1 union select 2 where 2 in n2
      select (select 1 from n1) union select (select 1 from n2)
      select (select 1 from n1 union select 2 from n2)
      with x as (select * from n1) select * from x, n2
      with x as (select * from n1) select * from n2, x
      with x as (select * from n1), y as (select * from n2) select * from y, x
      with x as (select * from n1), y as (select * from n2) select * from x union select * from y
      with x as (select * from n1), y as (select * from n2) select * from y union select * from x
      with x as (select * from n1 union select * from n2) select * from x
      with x as (select * from n1 union all select * from n2) select * from x
      with x as (select * from n1) select * from n2
      with x as (select * from n1) select * from n2 union select * from x
      with x as (select * from n1) select * from x union select * from n2
      with x as materialized (select * from n1) select * from x x1 , n2, x x2
      select * from v
      select * from w
      select * from v union select * from w
      select * from w union select * from v
      select * from v, n1
      select * from n1, v
      select * from w, n1
      select * from n1 union select * from v
      select * from v union select * from n1
      values ((select 1 from n1)), ((select 1 from n2))
      select * from (values ((select 1 from n1)), ((select 1 from n2)))
      select 1 union values ((select 1 from n2)), ((select 1 from n3))
      select a from t union select a from n1 order by (select 1 from n2)
      select a from n1 union select a from t order by nope
      select nope from t union select a from n1
      select a from n1 union select nope from t
      select nope from t union select nope2 from u
      select nope from t union select nope2 from u union select * from n1
      select a, b from t union select a from n1
      select a from t union select a, b from u union select * from n1
      select * from n1 union select a, b from t union select a from t
      select a from t union select a from n1 limit (select 1 from n2)
      select a from n1 union select a from n2 limit (select 1 from n3)
      insert into t select * from n1 union select * from n2
      insert into t select * from n1 union all select * from n2
      insert into n0 select * from n1 union all select * from n2
      insert into t values ((select 1 from n1), (select 2 from n2)), ((select 1 from n3), 3)
      update t set a = (select 1 from n1), b = (select 1 from n2) where (select 1 from n3)
      update n0 set a = (select 1 from n1)
      delete from t where (select 1 from n1 union select 1 from n2)
      delete from t where exists (select 1 from n1) or exists (select 1 from n2)
      select * from t where (select 1 from n1) union select * from n2
      select * from t where (select 1 from n1) union select * from t where (select 1 from n2)
      select * from t join n1 union select * from n2 join n3
      select * from n1 union select * from t, n2
      select * from (select * from n1) a join (select * from n2) b
      select * from ((select * from n1) a join n2) join n3
      select * from (n1 join n2), n3
      select * from (t join n2), n3
      select * from n3, (t join n2)
      select * from (select * from (select * from n1) , n2), n3
      select * from (select * from t where (select 1 from n1)), n3
      select * from (select * from t where (select 1 from n1)), (select * from n2)
      select * from (select * from t where (select 1 from n1)), t where (select 1 from n3)
      select (select 1 from n1) from (select * from t where (select 1 from n2))
      select (select 1 from n1) from (select * from n2)
      with x as (select (select 1 from n1)) select * from x, n2
      with x as (select (select 1 from n1)) select * from n2, x
      with x as (select * from t where a in n1), y as (select * from x, n2) select * from y
      with x as (select * from n1) select (select 1 from x), (select 1 from n2)
      with x as (select * from n1) select 1 from n2 where a in (select * from x)
      select case when (select 1 from n1) then (select 1 from n2) else (select 1 from n3) end
      select max((select 1 from n1), (select 1 from n2))
      select 1 from t where a between (select 1 from n1) and (select 1 from n2)
      select 1 from t where a in ((select 1 from n1), (select 1 from n2))
      select 1 from t left join u on t.a = (select 1 from n1) where (select 1 from n2)
      select (select 1 from n0) from t join u on (select 1 from n1) where (select 1 from n2)
      select 1 from t where a in (select 1 from n1 union select 1 from n2 union select 1 from n3)
      select 1 from t where a in (select 1 from t union select 1 from n2 union select 1 from n3)
      select 1 from t where exists (select (select 1 from n1) from t union select 1 from n2)
      select (select 1 from n1) from t union select 1 from n2
      select 1 from n2 union select (select 1 from n1) from t
      select (select 1 from n1) union select (select 1 from n2) union select (select 1 from n3)
      select * from (select 1 from t union select (select 1 from n2) from t), n1
      select * from (select (select 1 from n1) from t union select 1 from n2 )
      select * from main.n1 union select * from main.n2
      select * from bad.n1 union select * from n2
      select * from n1 union select * from bad.n2
      select * from pragma_nope(1) union select * from n2
      select * from t natural join n1 union select * from t natural join n2
      explain query plan select * from n1 union select * from n2
      select nope(1) from t union select * from n1
      select nope(1) union select a from t where nope2(1)
      select 1 from t where nope union select nope2 from t
      select a from t where nope union all select nope2 from t
      select nope, (select 1 from n1) from t
      select (select 1 from n1), nope from t
      select (select 1 from n1) from t where nope
      select nope from t where (select 1 from n1)
      select nope from t group by nope2
      select nope from t order by nope2
      select a from t where nope order by nope2
      select sum(nope) from t having nope2
      select (select nope from t union select 1 from n1)
      select (select 1 from n1 union select nope from t)
      select a from n1 union select a from t order by (select 1 from n2)
      select 1 from t where a in (select 1 from n1) order by (select 1 from n2)
      select * from (t join u on (select 1 from n1)), n2
      select * from t join u on (select 1 from n1) where (select 1 from n2)
      select * from t join u on (select 1 from n1) group by (select 1 from n2)
      select nope from v
      select * from t, w where nope
      with c as (select * from d), d as (select * from c) select * from c, n1
      select x.* from t where (select 1 from n1)
      select x.* , (select 1 from n1) from t
      select nope.a from t where (select 1 from n1)
      select a from t where "nope" = (select 1 from n1)
      select 1 from t where ((select 1 from n1), 1) in (select 1 from n2)
      select 1 from t where (select 1 from n1) in (select 1 from n2)
      select 1 from t where (select 1 from n1) in n2
      select nope in n2 from t
      select sum((select 1 from n1)) filter (where (select 1 from n2)) from t
      select case (select 1 from n1) when (select 1 from n2) then 1 end
      select -(select 1 from n1) || cast((select 1 from n2) as text)
      select 1 where exists(values (nope), ((select 1 from n1)))
      insert into t select nope, 1 from u where (select 1 from n1)
      insert into t select a, b from u order by (select 1 from n1) limit (select 1 from n2)
      explain query plan select nope from t union select 1 from t where (select 1 from n1)
      select * from n1 union select x.* from t
      select x.* from t union select * from n1
      select x.* from t, (select (select 1 from n1))
      select x.* from t where nope
      """;

  private final Engine c = new ReferenceEngine(":memory:");
  private final Engine quiver = new QuiverEngine(":memory:");

  @AfterEach
  void close() {
    quiver.close();
    c.close();
  }

  @Test
  void sameNameAsInC() {
    for (String sql : SCHEMA) {
      assertEquals(c.run(sql).code(), quiver.run(sql).code());
    }
    STATEMENTS
        .lines()
        .forEach(
            sql -> {
              Outcome expected = c.run(sql);
              Outcome actual = quiver.run(sql);
              assertEquals(expected.message(), actual.message(), sql);
              assertEquals(expected.code(), actual.code(), sql);
            });
  }
}
