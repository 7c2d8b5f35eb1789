select 1;
select * from missing;
select 2;
create table t(a unique, b not null);
insert into t values(1,1);
insert into t values(1,2);
insert into t values(2,null);
select a,b from t;
selekt;
select 3; select nope; select 4;
select 5;
.nonsense
.tables x y z
select 6;
