create table r(a real);insert into r values(82.0),(2322.0),(-13.0),(531772220.0),(81.3),(9007199254740993.0),(9.2e18),(9.3e18),(-9.2e18),(-9.3e18),(0.0),(1e17);
.dump
.mode insert
select a from r;
.mode quote
select a from r;
.mode json
select a from r;
