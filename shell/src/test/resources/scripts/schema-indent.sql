create table t(a integer primary key, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb text not null default 'a,b(c', c real, foreign key(c) references x(y), check (c > 5 and bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb <> ')'));
create table   s(a,   b) ;
create view v as select    a,   c from t where a in (1,2,3,4,5,6,7,8,9,10) and c is not null and 1;
create index ti on t(a, c);
create table long(a -- comment, with comma
, bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb, /* x, y */ c, [d, e] text, "f,g" int);
create table 'quoted'(a  int  ,  b   text   default  ( 1 + 2 )  );
create table plain(first_column integer, second_column text, third_column real, d int); -- x
create table nested(first_column integer check(first_column in (1,2,3)), second_column text, third);
.schema --indent
.schema -indent s
.schema --nosys --indent t
.schema --foo
.schema a b
