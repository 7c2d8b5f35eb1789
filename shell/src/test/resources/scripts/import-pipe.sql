.import "|echo 1,2; echo 3,4" pp
select * from pp;
.mode csv
.import "|printf '1,2\n3,4\n'" pq
select * from pq;
.import -v --csv "|printf 'a,b\n1,2\n'" pr
.import -v -v --csv "|printf 'a,b\n1,2\n'" ps
.separator ";"
.import -v "|printf 'a;b\n1;2\n'" pt
.schema
