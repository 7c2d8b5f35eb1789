CREATE TABLE docs(title TEXT, e F32_BLOB(2));
INSERT INTO docs(rowid, title, e) VALUES(3, 'a', vector32('[1,0]')), (7, 'b', vector32('[0,1]')), (9, 'c', NULL);
CREATE INDEX docs_e ON docs (libsql_vector_idx(e, 'metric=l2'));
CREATE INDEX docs_title ON docs(title);
CREATE TRIGGER mine AFTER DELETE ON docs BEGIN SELECT 1; END;
.dump
.dump docs
.dump docs_e
.dump docs_e_key
.dump --data-only
.once @DIR@/dump.sql
.dump
.open @DIR@/restored.db
.read @DIR@/dump.sql
.tables
.indexes
PRAGMA integrity_check;
SELECT title, vector_distance_l2(e, '[0,1]') AS d FROM docs INDEXED BY docs_e ORDER BY d NULLS LAST LIMIT 3;
