.output @DIR@/p.txt
.print '1|a'
.print '1|b'
.print '2|c'
.output
create table u(a primary key,b);
.import @DIR@/p.txt u
select * from u;
