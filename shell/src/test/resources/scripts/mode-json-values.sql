.mode json
select 1 as a, 2.5 as b, 'x"y\z' as c, null as d, x'0102ff' as e, char(1,8,9,10,12,13,27,127) as f, 'ä😀' as g;
select 1 as a, 1 as a;
select 9223372036854775807 as big, 1e999 as inf, -1e999 as minf;
