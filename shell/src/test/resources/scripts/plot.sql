.plot
create table t(id integer primary key, name text, e F32_BLOB(3));
insert into t(name, e) values('near', '[1,0,0]'), ('a long name that does not fit into thirty characters', '[1,1,0]'), ('far', '[0,0,1]'), (null, null);
select name, vector_distance_cos(e, '[1,0,0]') as distance, id from t order by distance limit 4;
.plot
.plot select id, id * id - 5 as n from t
.plot select 'no numbers'
.plot select nope
.vectors short
select e, vector_extract(e) from t where id = 1;
.vectors whole
select hex(e), vector_extract(e) from t where id = 1;
.vectors
.vectors x
