create table t(a,b); insert into t values(1,2),(3,'x');
create index ti on t(a);
create view v as select a from t;
.backup @DIR@/b1.db
.backup main @DIR@/b2.db
.save @DIR@/b3.db
.backup nope @DIR@/b4.db
.backup
.backup a b c
.backup --foo x
.backup @DIR@/none/x.db
.save
insert into t values(9,9);
.open @DIR@/b1.db
select * from t;
.schema
pragma integrity_check;
.open @DIR@/b2.db
select * from v;
.open @DIR@/b3.db
select count(*) from t;
