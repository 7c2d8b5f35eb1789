.output @DIR@/b.csv
.print x,y
.print 1,2
.output
.import --schema main --csv @DIR@/b.csv y
.schema y
select * from y;
.import --csv --schema main @DIR@/b.csv y
select count(*) from y;
