create table n(a);insert into n values(char(10)),(char(13)),(char(13,10)),('\n'||char(10)),('\n\012'||char(10)),('\r'||char(13)||char(10)||''''),('a'||char(10,10)||'b');
.dump
.dump --newlines
