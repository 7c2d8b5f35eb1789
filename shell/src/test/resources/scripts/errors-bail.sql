select 1;
select * from missing;
select 2;
