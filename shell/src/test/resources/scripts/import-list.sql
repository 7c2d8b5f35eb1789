.output @DIR@/p.txt
.print 'a|b'
.print '1|"x|y"'
.print '"q""z"|3'
.output
create table u(a int,b);
.import @DIR@/p.txt u
select quote(a),quote(b) from u;
.separator ,
.import @DIR@/p.txt one
.schema one
select * from one;
