create table t(a,b); insert into t values(1,2);
.backup @DIR@/b.db
delete from t;
create table u(x);
.restore @DIR@/b.db
select * from t;
.tables
.restore main @DIR@/b.db
.restore nope @DIR@/b.db
.restore
.restore a b c
.restore @DIR@/none.db/x
insert into t values(3,4);
select * from t;
pragma integrity_check;
