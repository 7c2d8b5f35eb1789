CREATE TABLE docs(id INTEGER PRIMARY KEY, title TEXT UNIQUE, e F32_BLOB(3));
CREATE VIEW titles AS SELECT title FROM docs;
INSERT INTO docs VALUES(1, 'a', vector32('[1,0,0]')), (2, 'b', vector32('[0,1,0]')), (3, 'c', NULL);
CREATE INDEX docs_e ON docs USING diskann (e) WITH (metric = 'cosine');
CREATE TABLE other(x);
CREATE INDEX "other x" ON other(x);
.tables
.tables docs%
.indexes
.indexes docs
.indexes other
.schema
.schema docs
.schema docs_e
.schema docs_e_log
.schema main.doc*
.fullschema
PRAGMA integrity_check;
PRAGMA vector_index_list;
DROP INDEX docs_e;
.tables
.indexes
.schema
