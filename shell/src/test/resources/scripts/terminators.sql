select 1
/
select 2
go
select 3
GO
select 4
  /  
select 5 as "go"
;
select 'x
go
y';
/
