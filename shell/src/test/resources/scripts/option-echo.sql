-- comment

select 1; -- foo
  /* x */
.print hello "a b" 'c'
#hash
  select 2; select 3;
select 4
/
select
 5;
select nope;
select 6
