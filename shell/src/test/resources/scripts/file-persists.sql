create table t(a,b);insert into t values(1,'x'),(2,'y');
.open @DIR@/p.db
.tables
select * from t;
