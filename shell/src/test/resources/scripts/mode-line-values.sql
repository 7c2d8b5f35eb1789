.mode line
select 1 as a, 'two' as a_long_name, null as n;
.nullvalue NULL
select 1 as a, null as b union all select 2, 3;
select 'x' || char(10) || 'y' as multi;
