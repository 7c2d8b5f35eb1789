.mode csv
.import "|printf 'a,a,b,c,d,e,f,g,h,a,k,k\n1,2,3,4,5,6,7,8,9,10,11,12\n'" t1
.import "|printf 'a,a_1,a,,x,X\n1,2,3,4,5,6\n'" t2
.import "|printf ',,\n1,2,3\n'" t3
.import "|printf '?,a\n1,2\n'" t4
.import -v "|printf 'a,b,c,d,e\n1,2,3,4,5\n'" t5
.schema
select * from t5;
