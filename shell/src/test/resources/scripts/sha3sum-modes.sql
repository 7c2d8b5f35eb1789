create table t(a,b); insert into t values(1,2.5),(null,x'0102'),('text',-1);
.mode box
.sha3sum t%
.headers on
.mode list
.sha3sum
.sha3sum %
.mode json
.sha3sum
