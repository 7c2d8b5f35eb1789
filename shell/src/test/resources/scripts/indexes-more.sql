create table t(a unique, b); create table u(c primary key, d);
create index t_b on t(b); create index u_d on u(d);
.indexes
.indexes t
.indexes %u%
.indices t
.indexes a b
.ind u
