select
  1,

  'two

  lines',
  3
;
create table t(a);insert into t values(1);select * from t;
select 4;select 5;
select 6; select
7;
