.tables
.indexes
.schema
select 1;
