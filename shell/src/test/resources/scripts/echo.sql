.echo on
select 1;
.print x
.echo off
select 2;
.print y
