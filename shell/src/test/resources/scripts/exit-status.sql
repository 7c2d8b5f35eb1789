select 1;
.exit 5
select 2;
