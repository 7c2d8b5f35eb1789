create table t(a, b);
insert into t values('the quick brown fox jumps over the lazy dog', 1), ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'short'), ('one' || char(10) || 'two', null);
.mode box --wrap 10
select * from t;
.mode box --wrap 10 --wordwrap on
select * from t;
.mode column --wrap 12 --ww
select * from t;
.mode table --wrap 0
select * from t;
.mode markdown --wrap 15 --quote
select * from t;
.mode box --wrap 3
select * from t;
.mode
