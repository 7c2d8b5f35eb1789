.log stdout
select * from nope;
syntax;
select 1;
.log off
select * from nope;
.log
.log @DIR@/log.txt
select a from b;
.log off
.shell cat @DIR@/log.txt
