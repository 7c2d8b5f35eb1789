.output @DIR@/r.sql
.print select 1;
.print select nope;
.print select 2;
.output
.read @DIR@/r.sql
.bail on
.read @DIR@/r.sql
select 3;
