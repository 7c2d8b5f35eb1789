.mode column
.mode column --wrap 20 --wordwrap on
select 'comma,separated,values,without,blanks' as a, 'with some blanks in it, and more' as b;
.mode --wordwrap off
select 'comma,separated,values,without,blanks' as a, 'with some blanks in it, and more' as b;
.mode box --ww --wrap 8 --quote
select 'it''s a "quote"' as a, x'00010203040506' as b, 1.5 as c, null as d;
