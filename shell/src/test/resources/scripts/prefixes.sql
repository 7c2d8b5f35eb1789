.head on
select 1 as a;
.head off
.nul X
select null;
.sep ,
select 1,2;
.mod csv
.tab
.sch
.dum
.sho
.q
select 1;
