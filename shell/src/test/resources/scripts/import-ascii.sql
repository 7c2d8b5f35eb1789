.output @DIR@/c.asc
.mode ascii
select 'x', 1; select 'y', 2; select 'z' || char(10) || '"q"', 3;
.output
.mode list
.import --ascii @DIR@/c.asc x
.schema x
select * from x;
create table y(p, q);
.import --ascii --skip 1 @DIR@/c.asc y
select count(*) from y;
.mode ascii
.import @DIR@/c.asc z
.mode quote
select * from z;
