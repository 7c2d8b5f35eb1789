create table t(a integer primary key, b); insert into t values(1,'x'),(5,null);
create trigger tr after insert on t begin delete from t where a < 0; end;
.backup @DIR@/b.db
drop table t;
.restore @DIR@/b.db
.dump
