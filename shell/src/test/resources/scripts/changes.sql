.changes on
create table t(a);
insert into t values(1),(2),(3);
update t set a=a+1 where a>1;
delete from t;
select 1;
select 1; select 2;
.changes off
insert into t values(1);
