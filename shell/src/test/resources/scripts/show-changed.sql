.show
.echo on
.eqp on
.headers on
.nullvalue NIL
.stats on
.stats off
.separator ; :
.width 3 -5 0
.mode markdown --wrap 20 --ww
.show
.echo off
.mode insert tab
.show
.show x
