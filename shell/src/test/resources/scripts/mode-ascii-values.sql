.mode ascii
.headers on
select 1 as a, null as b, 'x|y' as c;
.nullvalue N
select null;
