.mode quote
select 1, 2.5, 'it''s', x'00ff', null, 1e300, -0.0, 'a' || char(10) || 'b';
.headers on
select 1 as "it's", 2 as b;
.separator " ; " "!"
select 1, 'x';
