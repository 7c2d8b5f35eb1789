.mode box
.explain
.show
select 1 as a, 2 as b_rather_long_name, null as c, 'some text that is long' as d;
.explain auto
.show
.explain off
.show
explain query plan select 1;
.explain on
.mode csv
select 1;
.explain auto
explain query plan select 1;
