.sha3sum
.sha3sum x
.sha3sum --schema
create table t(a);
.sha3sum
select 1;
