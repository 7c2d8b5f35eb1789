.nullvalue <nil>
.mode column
select null as n, 1 as one;
select null;
.headers on
select null as n, 'x';
.nullvalue ''
select null, 2;
