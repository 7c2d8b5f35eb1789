.recover
.archive -c x
.session open main s
.load x
.auth on
.scanstats on
.expert
.progress 100
.dbinfo
create table t(a);
.dbinfo
.vfsname
.limit length 5
.eqp full
.open --hexdb x
.excel
.once -x
.output -e
.vfslist
.connection 1
.selftest
.help
