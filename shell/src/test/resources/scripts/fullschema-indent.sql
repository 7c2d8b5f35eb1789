create table s(a,   b) ;
create table plain(first_column integer, second_column text, third_column real, d int); -- x
create view v as select    a from s;
.fullschema --indent
.fullschema -indent
.fullschema x
.fullschema --foo
.fullschema
