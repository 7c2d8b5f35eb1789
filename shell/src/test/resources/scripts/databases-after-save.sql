.open @DIR@/a.db
.databases
create table t(a);
.save @DIR@/b.db
.open @DIR@/b.db
.databases
.tables
