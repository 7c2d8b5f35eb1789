.output @DIR@/b.txt
.print x;y
.print 1;2
.output
.separator ";"
.import @DIR@/b.txt t
select * from t;
.separator "::"
.import @DIR@/b.txt u
.separator ""
.import @DIR@/b.txt u
.separator ";" ""
.import @DIR@/b.txt u
.separator ";" "xx"
.import @DIR@/b.txt u
.mode tabs
.import "|printf 'a\tb\n1\t2\n'" tt
.mode quote
select * from tt;
