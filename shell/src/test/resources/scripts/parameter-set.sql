.parameter init
.parameter set @a 5
.parameter set $b hello
.parameter set :c "x y"
.parameter set ?1 3.5
.parameter set zz NULL
.parameter set blob "x'0a02'"
.parameter set q "it's"
.parameter set expr "1+2*3"
.parameter list
select @a,$b,:c,?1,typeof(@a), @un;
select typeof($b), typeof(?1), typeof(:c), ?;
