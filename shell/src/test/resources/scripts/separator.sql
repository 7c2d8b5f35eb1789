create table t(a integer primary key, b text, c real, d blob);
insert into t values(1,'one',1.5,x'414243'),(2,'two, too',-0.25,NULL),(3,NULL,1e10,x''),(4,'it''s "quoted"',0.5,x'00ff10');
insert into t values(5,'line'||char(10)||'two',3.0,x'0a'),(6,'tab'||char(9)||'tab',100,'text in blob'),(7,'',0.0,NULL);
insert into t values(8,'wörld ☃',-12345.678,NULL);
.separator ;
select a,b from t limit 3;
.separator ' :: ' ' $\n'
select a,b from t limit 3;
.mode csv
.separator '|'
select a,b from t limit 4;
.separator "\t" "\r\n"
select a,b from t limit 2;
.separator
.separator a b c
.mode list
select 1,2;
.separator ", " "\n"
.headers on
select 1,2;
.mode line
.separator x
select 1,2;
