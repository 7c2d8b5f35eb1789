.limit
.limit length
.limit len
.limit l
.limit foo
.limit column
.limit trigger_depth
.limit length 100 200
