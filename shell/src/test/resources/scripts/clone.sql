create table t(a integer primary key autoincrement,b); insert into t(b) values(1),('x'),(x'00ff'),(null),(2.5);
create table "odd name"(x, "y z"); insert into "odd name" values(1,2);
create index ti on t(b);
create view v as select a from t;
create table w(k primary key, v) without rowid; insert into w values('k',1);
.clone @DIR@/c.db
.clone @DIR@/c.db
.clone
.clone @DIR@/none/x.db
.open @DIR@/c.db
.dump
pragma integrity_check;
