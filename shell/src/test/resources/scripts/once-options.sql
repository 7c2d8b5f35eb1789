.once @DIR@/x.txt
select 1;
.print there
.once |cat -n
select 2; select 3;
.print here
.once
select 4;
.once --bom @DIR@/y.txt
select 5;
.shell od -c @DIR@/y.txt
.shell cat @DIR@/x.txt
.once off
select 11;
.once stdout
select 12;
