.output |tr a-z A-Z
select 'abc';
select 'def';
.output
select 'ghi';
.output --bom @DIR@/y.txt
select 5;
.output
.shell od -c @DIR@/y.txt
.output off
select 12;
.output stdout
select 13;
.output |cat
.show
.output
.show
