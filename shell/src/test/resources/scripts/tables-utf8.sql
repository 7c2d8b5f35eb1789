create table "täble"(a);create table "☃☃"(a);create table zz(a);create table plain(a);
.tables
