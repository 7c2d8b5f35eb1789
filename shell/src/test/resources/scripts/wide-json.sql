.mode json
select 'a' as x, 1 as y union all select 'b', 2 union all select null, null;
select x'4142' as b, x'00' as z;
select '' as e, 'quote"back\slash' as q;
