.open @DIR@/a.db
create table t(a); insert into t values('a');
.open @DIR@/b.db
create table u(b); insert into u values('b');
.restore @DIR@/a.db
select * from t;
.tables
.open @DIR@/b.db
select * from t;
.tables
pragma integrity_check;
