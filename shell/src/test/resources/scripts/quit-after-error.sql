select nope;
.quit
