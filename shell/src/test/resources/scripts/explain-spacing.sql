create table t(a);
  EXPLAIN   QUERY
PLAN select * from t;
select 1;
