select 'a'||char(0)||'b', x'410042';
.mode csv
select 'a'||char(0)||'b', x'410042';
.mode json
select 'a'||char(0)||'b' as t, x'410042' as b;
.mode box
select 'a'||char(0)||'b' as t, x'410042' as b;
.mode line
select 'a'||char(0)||'b' as t, x'410042' as b;
