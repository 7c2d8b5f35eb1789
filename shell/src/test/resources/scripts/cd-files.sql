.shell mkdir @DIR@/sub
.cd @DIR@/sub
.output x.txt
select 'in sub';
.output
.shell cat @DIR@/sub/x.txt
.once y.txt
select 'y';
.read |cat y.txt | sed 's/.*/select 77;/'
.backup z.db
.shell ls
.cd @DIR@
.cd @DIR@/none
.cd
