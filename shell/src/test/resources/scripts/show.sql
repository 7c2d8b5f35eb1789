.show
.mode box
.headers on
.nullvalue 'n"u\ll'
.separator "\t" "\r\n"
.width 1 -2 3
.echo on
.eqp on
.show
.echo off
.mode quote
.show
