.bail on
.bail off
select nope;
select 2;
