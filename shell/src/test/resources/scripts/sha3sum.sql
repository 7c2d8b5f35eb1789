create table t(a,b); insert into t values(1,2.5),(null,x'0102'),('text',-1);
create table "A b"(x primary key) without rowid; insert into "A b" values(3),(1);
.sha3sum
.sha3sum t
.sha3sum %
.sha3sum nothing
.sha3sum a b
