create table t(a,b); insert into t values(1,2);
.backup @DIR@/b.db
insert into t select a+1, hex(zeroblob(3000)) from t;
insert into t select a+2, b from t;
.backup @DIR@/b.db
delete from t;
.backup @DIR@/c.db
.open @DIR@/b.db
select a, length(b) from t;
pragma integrity_check;
pragma page_count;
.open @DIR@/c.db
select count(*) from t;
pragma integrity_check;
