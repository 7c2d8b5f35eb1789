.cd @DIR@
.testcase b
select 2;
.check
select 1;
