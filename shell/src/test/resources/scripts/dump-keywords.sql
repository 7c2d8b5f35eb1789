create table "select"("from", "where x", normal, "order");insert into "select" values(1,2,3,4);create table "1x"("2y");insert into "1x" values(5);create table "a""b"("c""d");insert into "a""b" values(6);create table "key"(a);insert into "key" values(7);create table Upper(a);insert into upper values(8);create table "täble"(a);insert into "täble" values(9);create table _x1(a);insert into _x1 values(10);create table a$b(c);insert into a$b values(11);
.dump
.dump --preserve-rowids
