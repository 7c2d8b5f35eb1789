.mode tcl
select 'a b', 'c"d', '[x]', '$y', '{z}', char(9,10,13,27), null, 1, x'4142', 'ä';
