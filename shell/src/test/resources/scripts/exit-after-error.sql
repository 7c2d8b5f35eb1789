select nope;
.exit
