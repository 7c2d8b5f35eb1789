.mode foo
.mode list x y
.mode box --foo
.mode --foo
.mode column --wrap
.mode
.mode insert a b
.mode tabs
.mode
.mode qbox --noquote
.mode
.mode markdown --quote --wrap 5 --wordwrap yes
.mode
