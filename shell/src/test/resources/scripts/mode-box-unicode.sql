.mode box
select 'äöü' as "ß", '日本語' as b, '😀' as c;
.mode column
select 'äöü' as "ß", '日本語' as b, '😀' as c;
.mode table
select 'äöü' as "ß", '日本語' as b, '😀' as c;
.mode markdown
select 'äöü' as "ß", 'a|b' as b, '😀' as c;
