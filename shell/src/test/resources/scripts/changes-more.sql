.changes on
create table t(a);
insert into t values(1),(2),(3);
update t set a = a + 1 where a > 1;
select * from t;
delete from t;
begin; insert into t values(1); rollback;
.changes off
insert into t values(1);
.changes
