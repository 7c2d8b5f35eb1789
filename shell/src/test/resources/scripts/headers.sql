select 1 as a;
.headers on
select 1 as a, 2 as "b c", 3+4, count(*);
.headers off
select 1 as a;
.headers maybe
.headers 1
select 1 as x;
.headers no
select 1 as x;
.headers
select 2;
.mode column
select 1 as a;
.header yes
select 1 as a;
.mode list
select 1 as a;
