.output @DIR@/a.sql
.print "select 'in a';"
.print .quit
.print "select 'not';"
.output
.read @DIR@/a.sql
select 'end';
