.mode insert "my table"
select 1, 2.5, 'it''s', x'00ff', null, 1e300, -0.0, 'line' || char(10) || 'end';
.mode insert select
select 1;
.mode insert t.x
select 1;
.headers on
select 1 as a, 2 as "b c";
