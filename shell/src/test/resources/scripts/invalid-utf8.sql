select x'ff41fe', cast(x'c328' as text);
.mode csv
select x'ff41fe', cast(x'c328' as text);
.mode json
select x'ff41fe' as a, cast(x'c328' as text) as b;
.mode tcl
select x'ff41fe' as a, cast(x'c328' as text) as b;
.mode insert
select x'ff41fe' as a, cast(x'c328' as text) as b;
