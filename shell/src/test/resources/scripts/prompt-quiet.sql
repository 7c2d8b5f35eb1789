.prompt "a> " "b> "
select 1;
.prompt
.prompt x y z
select 2;
