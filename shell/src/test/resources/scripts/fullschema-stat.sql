create table t(a,b);create index i on t(a);insert into t values(1,2),(3,4);analyze;
.fullschema
.schema
.dump
