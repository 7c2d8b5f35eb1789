create table t(a integer primary key,b);create index i on t(b);
explain query plan select a from t where b=1 union all select a from t where a in (select b from t) order by 1;
.mode box
explain query plan select 1;
