.output @DIR@/b.csv
.print x,y
.print 1,2
.print 3,4
.output
.import --csv --skip 1 @DIR@/b.csv v
.schema v
select * from v;
create table w(p,q);
.import -v --csv --skip 1 @DIR@/b.csv w
select * from w;
.import --csv --skip 99 @DIR@/b.csv w
select count(*) from w;
.import --csv /dev/null w
.import --csv /dev/null nosuch
.import --csv --skip 0 @DIR@/b.csv v
select count(*) from v;
