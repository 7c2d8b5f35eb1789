create table t(a);
begin;insert into t values(1);
select * from t;
rollback;
select * from t;
begin;insert into t values(2);commit;
select * from t;
commit;
select 'end';
