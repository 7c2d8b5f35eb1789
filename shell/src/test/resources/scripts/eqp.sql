create table t(a integer primary key,b);create index i on t(b);
explain query plan select * from t where b=5;
.eqp on
select * from t where a=1;
.eqp off
select 1;
