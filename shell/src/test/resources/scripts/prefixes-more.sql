.ba
.b
.bac
.bin on
.ch
.c
.db
.du
.exp auto
.fu
.lim
.limi
.lin
.pa
.res
.sa
.sha
.test
.ti
.u
.para list
.sav
.sh echo x
.sys echo y
select 1;
