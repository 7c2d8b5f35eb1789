.timer off
select 1;
.timer
.timer on x
.timeout 100
.timeout
