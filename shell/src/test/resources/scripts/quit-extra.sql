.quit 5
select 1;
