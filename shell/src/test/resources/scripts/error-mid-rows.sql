create table t(a unique);insert into t values(1);
insert into t values(2),(3),(1),(4);
select * from t;
begin;
insert into t values(5);
insert or rollback into t values(1);
select * from t;
