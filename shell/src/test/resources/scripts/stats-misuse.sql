.stats off
.stats on off
select 1;
