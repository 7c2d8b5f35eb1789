.output @DIR@/o.txt
select 1;
.print x
.output
select 2;
.output off
select 3;
.output stdout
select 4;
.output stderr
select 5;
.output
.output @DIR@/no/such/file
select 6;
.mode list
.read @DIR@/nothing
.import @DIR@/o.txt lines
select * from lines;
