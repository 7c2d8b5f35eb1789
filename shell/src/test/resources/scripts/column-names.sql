create table t(a,b);insert into t values(1,2);
.headers on
select * from t;
select t.a, t.b, a+b, a || 'x', max(a) from t;
select x.a, x.* from t as x;
select a as "A", "b" from t;
select (select 1), case when a then 1 end, cast(a as text) from t;
select count(*), count( * ) , COUNT(*) from t;
