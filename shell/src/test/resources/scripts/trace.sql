.trace stdout
select 1, 2 -- foo
;
create table t(a); insert into t values(1); select * from t;;
.trace off
select 3;
.trace @DIR@/trace.txt
select 4;
.trace
