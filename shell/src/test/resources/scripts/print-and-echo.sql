.print a "b  c" 'd\ne' "f\ng"
.print
.echo on
.print x
select 1; select 2;
-- a comment
select
 3;
.echo off
.print y
.echo
.echo maybe
