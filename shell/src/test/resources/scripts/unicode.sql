.mode box
select 'äöü' as "ÄÖ", '日本語' as x, 'e'||char(769) as y, '😀' as z;
.mode column
.headers on
select 'äöü' as "ÄÖ", '日本語' as x, '😀' as z;
.mode csv
select 'äöü', '日本語';
.mode json
select 'äöü' as "ÄÖ";
.mode markdown
.width 2 3
select 'äöü', '日本語語語';
