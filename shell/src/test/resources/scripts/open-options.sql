.open @DIR@/a.db
create table t(a); insert into t values(1);
.open --readonly @DIR@/a.db
insert into t values(2);
select * from t;
.open --new @DIR@/a.db
.tables
create table u(b);
.open -readonly -foo
.open a b
.open --nofollow @DIR@/a.db
.tables
.open
.tables
