create table t(a);
.backup @DIR@/b.db
begin;
insert into t values(1);
.restore @DIR@/b.db
select count(*) from t;
commit;
select count(*) from t;
