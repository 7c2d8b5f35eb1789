create table t(a);
.open --readonly @DIR@/x.db
.databases
select * from t;
insert into t values(1);
