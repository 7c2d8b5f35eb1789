create table t(a integer primary key autoincrement, b); insert into t(b) values('x'),(1e100),(-0.5),(9223372036854775807);
create index ti on t(b);
create view v as select b from t;
.sha3sum
.sha3sum --schema
.sha3sum --schema t
.sha3sum sqlite_%
.sha3sum sqlite_schema
