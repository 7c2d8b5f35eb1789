.binary on
select 'a' || char(10) || 'b';
.binary off
.binary
select 2;
