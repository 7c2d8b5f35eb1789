.cd @DIR@
.testcase a
select 1;
.check 1*
.testcase b
select 2;
.check 3
.testcase c d
select 'x  y';
.check "x y"
.testcase numbers
select 12, -7;
.check #|#
.testcase sets
select 'cat';
.check [a-c]a[^b]
.testcase question
select 'cat';
.check c?t
.testcase lines
select 1; select 2;
.check "1 2"
.testcase again
.show
.check *testcase-out.txt*
.check *testcase-out.txt*
.testcase
select 5;
.check 5
