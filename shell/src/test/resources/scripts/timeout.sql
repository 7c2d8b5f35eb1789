.timeout 100
select 1;
.timeout
select 2;
