.mode html
select '<a href="x">' as "a<b", 'x & y' as b, '''q''' as c, null as d;
.headers on
select '<a href="x">' as "a<b", 'x & y' as b, '''q''' as c, null as d;
