create table b(a);insert into b values(x''),(x'00'),(x'deadbeef'),(zeroblob(5)),('');
.dump
.dump --newlines
