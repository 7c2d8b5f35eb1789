.cd @DIR@
.output here.txt
.print select 1;
.output
.read here.txt
.cd /no/such/folder
.cd
select 2;
