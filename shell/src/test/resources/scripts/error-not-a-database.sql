.output @DIR@/x.db
.print this is no database file at all, but long enough to look at: 0123456789012345678901234567890123456789012345678901234567890123456789
.output
.open @DIR@/x.db
select * from t;
create table t(a);
.tables
.schema
.dump
