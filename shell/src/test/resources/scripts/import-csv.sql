.output @DIR@/i.csv
.print a,b,"c d"
.print 1,2,3
.print '"x ""y""'
.print 'z",,4'
.print 5,6
.print 7,8,9,10
.print
.output
.mode csv
.import @DIR@/i.csv t
select * from t;
.schema
.import --csv --skip 1 @DIR@/i.csv t
select count(*) from t;
.import -v @DIR@/i.csv t
.mode quote
select * from t;
.import --csv @DIR@/missing t
