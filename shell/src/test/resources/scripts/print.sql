.print
.print one two   three
.print "a\tb" 'c\td' e\tf "say \"hi\"" "\101\x"
.print 'unterminated
