.databases
create table t(a);
.databases
