select 1; -- trailing
-- select 2;
select /* inner ; */ 3;
/* select 4;
 select 5; */ select 6;
select '--7'; select '/*8*/';
select 9 -- no semicolon
;
#hash line
select 10;
  -- indented
select ';' as semi; select "x;y" from (select 11 as "x;y");
