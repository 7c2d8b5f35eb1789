.output @DIR@/a.sql
.print "select 'in a';"
.print ".read @DIR@/b.sql"
.print "select 'a again'"
.output @DIR@/b.sql
.print "select 'in b';select nope;select 'b';"
.print .mode csv
.output
.read @DIR@/a.sql
select 'x y';
.read @DIR@/missing.sql
select 'end';
.read
