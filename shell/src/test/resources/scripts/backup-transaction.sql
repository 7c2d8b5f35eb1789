create table t(a);
begin;
insert into t values(1);
.backup @DIR@/b.db
rollback;
select count(*) from t;
.open @DIR@/b.db
select count(*) from t;
