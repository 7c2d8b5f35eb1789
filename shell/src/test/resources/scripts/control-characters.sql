select 'a'||char(1)||'b'||char(127)||'c';
.mode box
select 'a'||char(1)||'b' as x, char(27)||'[0m' as y;
.mode json
select char(1,2,8,9,10,11,12,13,27,31,127)||'\/"' as x;
.mode tcl
select char(1,2,8,9,10,11,12,13,27,31,127)||'\/"' as x;
.mode html
select '<a href="x">&amp; ''y''</a>';
.mode csv
select 'a'||char(9)||'b', 'a'||char(13)||'b', ' ', 'x y', 'a''b', ',', '"';
.mode quote
select 'a'||char(0)||'b', x'00', 'tab'||char(9);
.mode insert
select 'cr'||char(13), char(13)||char(10), 'a\n'||char(10), 'a\r'||char(13), '\n\012'||char(10);
