.shell echo hi
.system echo "a  b" c
.system exit 3
.shell
.sh echo short
.system printf 'x\ny\n'
