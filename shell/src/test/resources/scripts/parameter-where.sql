create table t(a integer primary key, b text);
insert into t values(1,'one'),(2,'two'),(3,'three');
.parameter set :least 2
select * from t where a >= :least;
.parameter set :name "'three'"
select a from t where b = :name;
insert into t values(:least + 10, :name);
select * from t;
.parameter set :long_name_that_is_longer_than_forty_characters 1
.parameter list
