.mode line
select 1 as a, 2 as abcdefgh;
select 1 as 'äö', 2 as abcdefgh union all select 3,4;
select 'multi
line' as x, null as y;
