create table t(a integer primary key, b text, c real, d blob);
insert into t values(1,'one',1.5,x'414243'),(2,'two, too',-0.25,NULL),(3,NULL,1e10,x''),(4,'it''s "quoted"',0.5,x'00ff10');
insert into t values(5,'line'||char(10)||'two',3.0,x'0a'),(6,'tab'||char(9)||'tab',100,'text in blob'),(7,'',0.0,NULL);
insert into t values(8,'wörld ☃',-12345.678,NULL);
.headers on
.mode table
select a, b, c from t order by a;
select d from t where a=2;
select 1 as one where 0;
select a as "a b", b as "q""q" from t where a=4;
select null, 'x' as y union all select 2, NULL;
