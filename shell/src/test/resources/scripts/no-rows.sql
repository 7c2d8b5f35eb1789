create table t(a,b);
.headers on
select * from t;
.mode json
select * from t;
.mode box
select * from t;
.mode column
select * from t;
.mode csv
select * from t;
.mode html
select * from t;
