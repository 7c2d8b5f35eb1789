create table t(a,b);insert into t values(1,null);
.headers on
.nullvalue NIL
.mode box
.dump
select * from t;
