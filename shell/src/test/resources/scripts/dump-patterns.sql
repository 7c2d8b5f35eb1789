create table t(a integer primary key autoincrement, b text not null default 'x');
create table "odd name"(x, "y z" real);
create table 'single'(a);
create table [brackets](a, [b c]);
create table w(a primary key, b) without rowid;
create index i1 on t(b);
create unique index "i 2" on w(b desc);
create view v as select a, b from t;
create view v2(p,q) as select a+1, b||'x' from t;
create view "v 3" as select a as "a b", b as "select", 1+1 from t;
create trigger tr after insert on t when new.a>5 begin update w set b=new.b where a=new.a; end;
create table multi(
  a int, -- comment
  b text
);
CREATE  TABLE   spaces  ( a ,b );
create table if not exists ine(a);
insert into t(b) values('x');insert into w values(1,2);
.dump t
.dump w%
.dump t w
.dump nope
.dump 'odd%'
.dump v
