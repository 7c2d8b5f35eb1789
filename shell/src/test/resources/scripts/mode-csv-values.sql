.mode csv
select 'a,b', 'c"d', 'e f', 'g' || char(10) || 'h', '', null, 1.5, x'41', 'ä', 'it''s';
.separator ;
select 'a,b', 'a;b';
.separator || :
select 'a|b', 'a||b';
