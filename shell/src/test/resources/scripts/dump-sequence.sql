create table a(x integer primary key autoincrement);create table b(x integer primary key autoincrement, y);insert into a values(10);insert into b(y) values('q');delete from a;
.dump
.dump a
