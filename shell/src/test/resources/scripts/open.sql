create table a(x);
.open @DIR@/one.db
.tables
create table one(x);insert into one values(1);
.open @DIR@/two.db
create table two(x);
.tables
.open @DIR@/one.db
select * from one;
.open
.tables
.open :memory:
.tables
.open --new @DIR@/one.db
.tables
.open --nonsense x
.open @DIR@/no/such/x.db
select 1;
