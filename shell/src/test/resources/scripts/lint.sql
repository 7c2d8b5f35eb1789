create table p(id integer primary key, u unique, v);
create table c(a references p, b references p(u), c, d, foreign key(c) references p(v));
create index ca on c(a);
create table c2(x, y, foreign key(x,y) references p(u,v));
create table c3(x, y references c3, primary key(y,x)) ;
create table c4(a integer primary key references p(id));
create table c5(a text collate nocase references p(u));
create index c5a on c5(a);
.lint fkey-indexes
.lint fkey-indexes -verbose
.lint fkey-indexes -groupbyparent
.lint fkey-indexes -v -g
.lint
.lint foo
.lint fkey
.lint fkey-indexes -x
