.parameter set @a 5
.parameter set @b 6
select @a, @b;
.parameter unset @a
.parameter list
.parameter unset @none
select @a, @b;
.param clear
.parameter list
select @a, @b;
