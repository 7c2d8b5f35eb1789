create table t1(a);create table t2(a);create view v1 as select 1;create table "odd name"(a);create index i on t1(a);
.tables
.tables t%
.tables t1
.tables nope
.tables v_
.tables ODD%
