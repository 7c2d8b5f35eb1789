.bail on
.nonsense
select 2;
