.nullvalue "<null>"
select null, 1;
.mode column
select null as a, 1 as b;
.mode box
select null as a, 1 as b;
.mode json
select null as a;
.mode insert
select null as a;
.mode tcl
select null as a;
.mode quote
select null as a;
.nullvalue
.nullvalue a b
