create table t(a);
.schema sqlite_master
.schema sqlite_schema
.schema SQLITE_MASTER
.schema sqlite_temp_master
