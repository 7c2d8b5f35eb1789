.read |echo "select 9;"
.read "|echo 'select 10;'"
.read "|printf 'select 1,\n2;\n.print x\n'"
.read
.read @DIR@/none
.read a b
select 1;
