.width 5 -8
.mode column
select 'abcdefghij' as first_one, 12 as second_one, 'z' as third;
.mode box
select 'abcdefghij' as first_one, 12 as second_one, 'z' as third;
.mode table
select 'abcdefghij' as first_one, 12 as second_one, 'z' as third;
.width
.mode markdown
select 'abcdefghij' as first_one, 12 as second_one, 'z' as third;
.width x 3
select 'abcdefghij' as first_one, 12 as second_one, 'z' as third;
