.headers on
select 1 as a, 2 as a, 3 as A;
.mode json
select 1 as a, 2 as a;
.mode box
select 1 as a, 2 as a;
