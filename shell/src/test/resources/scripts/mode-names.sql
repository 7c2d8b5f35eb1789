.mode
.mode col
.mode
.mode l
.mode
.mode box --wrap 10
.mode
.mode qbox
.mode
.mode table --ww --quote
.mode
.mode --wrap 7
.mode
.mode nonsense
.mode
.mode t
.mode
.mode json
.mode
.mode markdown --wordwrap on --noquote
.mode
.mode tabs
.mode
.mode ascii
.mode
.mode list extra more
.mode --foo
.mode
