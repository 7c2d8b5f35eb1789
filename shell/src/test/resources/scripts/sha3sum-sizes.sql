create table t(a,b); insert into t values(1,2.5),(null,x'0102'),('text',-1);
.sha3sum --sha3-224
.sha3sum --sha3-256
.sha3sum --sha3-384
.sha3sum --sha3-512
.sha3sum -sha3-256 t
