create view v as select * from missing;
create view w as select 1 as a, 2 as b;
.schema
.tables
.dump
