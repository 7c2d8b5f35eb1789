create table t(a primary key,b unique,c);create index i1 on t(c);create index "i 2" on t(b,c);create table u(a integer primary key,b);create unique index u1 on u(b);
.indexes
.indexes t
.indexes u
.indices u%
.indexes nope
.index t
