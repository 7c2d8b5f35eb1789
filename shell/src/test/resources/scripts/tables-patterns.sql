create table alpha(a); create table beta(b); create view gamma as select 1;
.tables
.tables a%
.tables %a
.tables nothing
.ta %m%
.tables a% b%
