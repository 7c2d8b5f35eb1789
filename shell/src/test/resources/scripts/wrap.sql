create table t(a integer primary key, b text, c real, d blob);
insert into t values(1,'one',1.5,x'414243'),(2,'two, too',-0.25,NULL),(3,NULL,1e10,x''),(4,'it''s "quoted"',0.5,x'00ff10');
insert into t values(5,'line'||char(10)||'two',3.0,x'0a'),(6,'tab'||char(9)||'tab',100,'text in blob'),(7,'',0.0,NULL);
insert into t values(8,'wörld ☃',-12345.678,NULL);
.mode box --wrap 5
select a,b from t;
.mode column --wrap 8 --wordwrap on
select 'the quick brown fox jumps over a lazy dog' as s, 'antidisestablishmentarianism' as t, 'a-b-c-d-e-f-g-h' as u;
.mode markdown --wrap 3
select 'abcdef' as longname;
.mode table --ww --wrap 10
select 'hello, world; again' x, 'abc def  ghi' y, '1234567890 12' z;
