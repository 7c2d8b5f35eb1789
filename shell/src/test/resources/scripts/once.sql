.once @DIR@/o.txt
select 1; select 2;
select 3;
.once @DIR@/p.txt
.print p
.print q
.once @DIR@/no/such
select 4;
.import @DIR@/o.txt lines
.schema lines
select * from lines;
