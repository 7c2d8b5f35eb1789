create table t(a integer primary key, b text, c real, d blob);
insert into t values(1,'one',1.5,x'414243'),(2,'two, too',-0.25,NULL),(3,NULL,1e10,x''),(4,'it''s "quoted"',0.5,x'00ff10');
insert into t values(5,'line'||char(10)||'two',3.0,x'0a'),(6,'tab'||char(9)||'tab',100,'text in blob'),(7,'',0.0,NULL);
insert into t values(8,'wörld ☃',-12345.678,NULL);
.mode qbox
select * from t;
.mode table --quote
select b,d from t;
.mode column --quote
select a,d from t;
