SELECT 1+1
SELECT 1+1, 'x' AS y, NULL, 2.5
SELECT a, b FROM t WHERE b > 5 ORDER BY a
SELECT a,b FROM t WHERE a>5 ORDER BY a
SELECT * FROM t
SELECT * FROM t WHERE id = 5
SELECT * FROM t WHERE id IN (3, 1, 99, 7)
SELECT * FROM t WHERE id > 55
SELECT * FROM t WHERE id BETWEEN 10 AND 12
SELECT * FROM t WHERE a = 3
SELECT * FROM t WHERE b = 'abc' AND a > 3
SELECT * FROM t WHERE a IS NULL
SELECT id FROM t ORDER BY id DESC LIMIT 5
SELECT id, a FROM t ORDER BY a, id DESC LIMIT 10 OFFSET 3
SELECT p.x, q.z FROM p JOIN q ON p.y = q.y
SELECT p.x, q.z FROM p LEFT JOIN q ON p.y = q.y
SELECT * FROM p NATURAL JOIN q
SELECT * FROM p JOIN q USING(y)
SELECT a FROM t UNION SELECT v FROM u
SELECT a FROM t WHERE id < 5 UNION ALL SELECT v FROM u
SELECT a FROM t INTERSECT SELECT v FROM u
SELECT a FROM t EXCEPT SELECT v FROM u
SELECT DISTINCT b FROM t
SELECT nosuch FROM t
SELECT t.nosuch FROM t
SELECT * FROM nosuch
SELECT y FROM p, q
SELECT (SELECT max(id) FROM t)
SELECT id FROM t WHERE EXISTS (SELECT 1 FROM p WHERE p.x = t.id)
SELECT id FROM t WHERE id IN (SELECT x FROM p)
SELECT count(*), sum(a), avg(a), min(b), max(b), total(c) FROM t
SELECT a, count(*) FROM t GROUP BY a
SELECT b, sum(a) FROM t GROUP BY b HAVING count(*) > 5 ORDER BY 2 DESC
VALUES(1,2),(3,4)
SELECT * FROM tv
SELECT * FROM pv
SELECT * FROM w
SELECT * FROM w WHERE k1 = 2
SELECT * FROM w WHERE k1 = 1 AND k2 > 'a'
SELECT k2 FROM w WHERE v > 2
-- names, constants, operators
SELECT 1, 1.0, 'a', x'00ff', NULL, TRUE, FALSE
SELECT -5, +5, ~5, - -5, NOT 1, NOT 0, NOT NULL
SELECT 5/2, 5%3, 5.0/2, 7/0, 7%0, -7/2, -7%3, 1/0.0
SELECT 9223372036854775807+1, -9223372036854775808-1, 9223372036854775807*2
SELECT 1<2, 2<1, 1=1, 1<>1, 1!=2, 1==1, 1<=1, 2>=3, NULL=NULL, NULL<>1, NULL IS NULL, 1 IS NULL, 1 IS NOT NULL
SELECT 1 IS 1, 1 IS NOT 1, NULL IS NOT 1, 'a' IS 'a', 1 IS NOT DISTINCT FROM 1, 1 IS DISTINCT FROM NULL
SELECT 1 AND 0, 1 AND NULL, 0 AND NULL, 1 OR NULL, 0 OR NULL, NULL OR NULL, NULL AND NULL
SELECT 'a' || 'b' || 3 || 4.5 || NULL, 'a' || 1, 1 || 2, 1.5 || 'x'
SELECT 6 & 3, 6 | 3, 1 << 4, 256 >> 4, 1 << 64, 1 << -1, -1 >> 63, -8 >> 1
SELECT '5' + 3, '5x' + 3, 'x' + 3, '1.5' * 2, ' 7 ' + 0, x'31' + 1
SELECT 1 = '1', 1 = 1.0, '1' = 1.0, 'a' < 'b', 'a' < 1, x'00' > 'z', NULL < 1
SELECT CAST('12abc' AS INTEGER), CAST('1.9' AS INTEGER), CAST(1.9 AS INT), CAST('abc' AS REAL), CAST(5 AS TEXT), CAST(x'4142' AS TEXT), CAST('AB' AS BLOB), CAST(NULL AS INT), CAST('1e3' AS NUMERIC), CAST(3.0 AS NUMERIC), CAST('3.5' AS NUMERIC)
SELECT CASE 1 WHEN 1 THEN 'one' WHEN 2 THEN 'two' END, CASE WHEN NULL THEN 1 ELSE 2 END, CASE 5 WHEN 1 THEN 2 END, CASE NULL WHEN NULL THEN 1 ELSE 0 END
SELECT 1 BETWEEN 0 AND 2, 3 NOT BETWEEN 0 AND 2, NULL BETWEEN 1 AND 2, 1 BETWEEN NULL AND 0, 1 BETWEEN NULL AND 2
SELECT 1 IN (1,2), 3 IN (1,2), NULL IN (1), 1 IN (NULL, 1), 3 IN (NULL, 1), 1 IN (), NULL IN (), 3 NOT IN (1,2), 'a' IN ('A', 'b')
SELECT (1,2) = (1,2), (1,2) < (1,3), (1,NULL) = (1,2), (1,NULL) = (2,2), (1,2) IN (VALUES(1,2)), (2,1) > (1,NULL), (1,2) IS (1,2)
SELECT 1 IS TRUE, 0 IS TRUE, NULL IS TRUE, 2 IS TRUE, 0 IS FALSE, NULL IS NOT FALSE, 'a' IS TRUE, '1' IS TRUE
SELECT 'abc' = 'ABC' COLLATE NOCASE, 'a ' = 'a' COLLATE RTRIM, 'a' COLLATE NOCASE = 'A'
SELECT "abc", 'x' "y", 1 AS "select", 2 [b c], 3 `d`
SELECT "nosuch" FROM p LIMIT 1
SELECT 0x10, 1e3, 1e100, .5, 5., 123456789012345678901234567890
SELECT 1 WHERE 0
SELECT 1 WHERE 1
SELECT 1 LIMIT 0
SELECT * FROM e
SELECT count(*) FROM e
SELECT sum(x), total(x), avg(x), min(x), max(x), count(x) FROM e
SELECT x, count(*) FROM e GROUP BY x
SELECT max(x), y FROM e
-- column names
SELECT t.a, a, main.t.a, T.A, id, rowid, oid, _rowid_ FROM t WHERE id = 1
SELECT a AS x, a y, a+1, a + 1, (a), ((a)), -a, count( * ) FROM t
SELECT rowid FROM p
SELECT p.rowid, p.oid FROM p LIMIT 2
SELECT rowid FROM p, q
SELECT rowid FROM w
SELECT rowid FROM tv
SELECT x.a FROM t AS x WHERE x.id = 2
SELECT t.a FROM t AS x
SELECT * FROM t x, t y WHERE x.id = 1 AND y.id = 2
SELECT x.*, y.a FROM t x, t y WHERE x.id = 1 AND y.id = 2
SELECT nosuch.* FROM t
SELECT * FROM (SELECT a, a, b AS a FROM t WHERE id = 1)
SELECT * FROM (SELECT a+1, count(*) FROM t)
SELECT "a" FROM t WHERE id = 3
SELECT `a`, [b] FROM t WHERE id = 3
SELECT nosuch(1)
SELECT abs()
SELECT abs(1,2)
SELECT a FROM t WHERE count(*) > 1
SELECT sum(sum(a)) FROM t
SELECT a FROM t GROUP BY count(*)
SELECT a FROM t HAVING a > 1
SELECT a AS z FROM t WHERE z = 3
SELECT count(*) AS n FROM t WHERE n > 1
SELECT a FROM t ORDER BY 5
SELECT a FROM t GROUP BY 3
SELECT a FROM t ORDER BY 0
SELECT a FROM t UNION SELECT a, b FROM t
SELECT a FROM t UNION SELECT b FROM t ORDER BY nosuch
VALUES(1),(1,2)
SELECT (SELECT 1, 2)
SELECT 1 IN (SELECT 1, 2)
SELECT (1,2)
SELECT (1,2) = 3
SELECT * WHERE 1
SELECT 1 FROM t LIMIT a
SELECT 1 FROM p JOIN q USING(z)
SELECT 1 FROM p NATURAL JOIN q ON p.y = q.y
SELECT main.nosuch.a FROM t
SELECT * FROM main.nosuch
SELECT * FROM nosuch.t
-- indexes
SELECT id FROM t WHERE a = 3 ORDER BY id
SELECT id FROM t WHERE a > 7
SELECT id FROM t WHERE a >= 8 AND a < 9
SELECT id FROM t WHERE a > 3 AND a <= 5 ORDER BY a DESC
SELECT id, a FROM t WHERE a IN (1, 5, 3)
SELECT id, a FROM t WHERE a IN (1, 5, 3) ORDER BY a DESC
SELECT id FROM t WHERE a = '3'
SELECT id FROM t WHERE a = 3.0
SELECT id FROM t WHERE a = 'x'
SELECT id FROM t WHERE a = NULL
SELECT id FROM t WHERE a IS 3
SELECT id FROM t WHERE a IS NOT NULL AND a < 1
SELECT id FROM t WHERE b = 'abc'
SELECT id FROM t WHERE b = 'abc' COLLATE NOCASE
SELECT id FROM t WHERE b LIKE 'abc'
SELECT id FROM t WHERE b LIKE 'b%'
SELECT id FROM t WHERE b LIKE '%c'
SELECT id FROM t WHERE b GLOB 'b1*'
SELECT id FROM t WHERE b NOT LIKE 'a%' AND a = 2
SELECT b, a FROM t WHERE b = 'xyz'
SELECT b, a FROM t WHERE b = 'xyz' AND a > 5
SELECT b, a FROM t WHERE b > 'b4' AND b < 'c'
SELECT b FROM t ORDER BY b
SELECT b, a FROM t ORDER BY b, a
SELECT b, a FROM t ORDER BY b DESC, a DESC
SELECT b, a, id FROM t ORDER BY b DESC, a
SELECT a FROM t ORDER BY a
SELECT a, id FROM t ORDER BY a DESC
SELECT DISTINCT a FROM t
SELECT DISTINCT a, b FROM t WHERE id < 30
SELECT DISTINCT a FROM t ORDER BY a DESC LIMIT 3
SELECT min(a), max(a) FROM t
SELECT min(id), max(id) FROM t
SELECT max(a), id FROM t
SELECT min(c), b FROM t GROUP BY a
SELECT max(id) FROM t WHERE a = 4
SELECT id FROM t WHERE id = '7'
SELECT id FROM t WHERE id = 7.0
SELECT id FROM t WHERE id = 7.5
SELECT id FROM t WHERE id = 'x'
SELECT id FROM t WHERE id > 57.5
SELECT id FROM t WHERE id >= 57.5 AND id <= 59.2
SELECT id FROM t WHERE id < 3 OR id > 58
SELECT id FROM t WHERE id = 3 OR id = 5 OR id = 3
SELECT id FROM t WHERE a = 1 OR b = 'abc'
SELECT id FROM t WHERE a = 1 OR id = 2
SELECT id FROM t WHERE (a = 1 AND b = 'abc') OR id IN (1, 2)
SELECT id FROM t WHERE id < 'a' AND id > 58
SELECT id FROM t WHERE id > 'a'
SELECT id FROM t WHERE id > NULL
SELECT id FROM t WHERE id IN (SELECT x FROM p) ORDER BY id DESC
SELECT id FROM t WHERE id NOT IN (SELECT x FROM p)
SELECT id FROM t WHERE id NOT IN (SELECT x FROM p WHERE x IS NOT NULL) AND id < 9
SELECT id FROM t WHERE a IN (SELECT v FROM u) AND id < 20
SELECT id FROM t WHERE +a = 3
SELECT id FROM t WHERE a + 0 = 3
SELECT id FROM t NOT INDEXED WHERE a = 3
SELECT id FROM t INDEXED BY ta WHERE a = 3
SELECT id FROM t INDEXED BY nosuch WHERE a = 3
SELECT id FROM t WHERE a BETWEEN 2 AND 3
SELECT id FROM t WHERE a NOT BETWEEN 2 AND 8
SELECT * FROM dsc ORDER BY m, n
SELECT * FROM dsc ORDER BY m DESC, n
SELECT * FROM dsc WHERE m = 2 ORDER BY n DESC
SELECT * FROM dsc WHERE m > 1
SELECT * FROM dsc WHERE m < 3
SELECT * FROM dsc WHERE m >= 1 AND m <= 2
SELECT * FROM dsc WHERE m IS NULL
SELECT m FROM dsc WHERE m < 3 ORDER BY m
SELECT m FROM dsc WHERE m > 1 ORDER BY m
SELECT * FROM w WHERE k1 = 1 ORDER BY k2
SELECT * FROM w WHERE k1 = 1 ORDER BY k2 DESC
SELECT * FROM w WHERE k1 = 1 AND k2 = 'b'
SELECT * FROM w WHERE k1 > 1
SELECT * FROM w WHERE k1 = 2 AND k2 < 'b'
SELECT * FROM w WHERE v = 2.5
SELECT k1, k2, v FROM w WHERE v > 2 ORDER BY v
SELECT * FROM w ORDER BY k1 DESC
SELECT * FROM u WHERE k = 'two'
SELECT * FROM u WHERE k IN ('two', 'six', 'zzz')
SELECT * FROM u WHERE w = 'x'
SELECT * FROM u WHERE w = 'abc' COLLATE BINARY
SELECT w, count(*) FROM u GROUP BY w
SELECT DISTINCT w FROM u
SELECT w FROM u ORDER BY w
SELECT w FROM u ORDER BY w COLLATE BINARY
SELECT min(w), max(w) FROM u
-- order, limit
SELECT id FROM t ORDER BY c DESC LIMIT 4
SELECT id FROM t ORDER BY -id LIMIT 4
SELECT id, d FROM t ORDER BY d, id LIMIT 25
SELECT id, d FROM t ORDER BY d DESC, id LIMIT 25
SELECT id, a FROM t ORDER BY a NULLS LAST, id LIMIT 60
SELECT id, a FROM t ORDER BY a DESC NULLS FIRST, id LIMIT 12
SELECT id, a FROM t ORDER BY a DESC NULLS LAST, id LIMIT 12
SELECT a AS x, id FROM t ORDER BY x, id LIMIT 3
SELECT a AS b, id FROM t ORDER BY b, id LIMIT 9
SELECT id FROM t ORDER BY 1 DESC LIMIT 3
SELECT id FROM t ORDER BY a % 3, id DESC LIMIT 8
SELECT b FROM t ORDER BY b COLLATE NOCASE, id LIMIT 30
SELECT id FROM t LIMIT 5 OFFSET 58
SELECT id FROM t LIMIT 3, 2
SELECT id FROM t LIMIT -1 OFFSET 57
SELECT id FROM t LIMIT 2 OFFSET -5
SELECT id FROM t LIMIT 1+1
SELECT id FROM t LIMIT '3'
SELECT id FROM t LIMIT 'x'
SELECT id FROM t LIMIT 2.5
SELECT id FROM t LIMIT NULL
SELECT id FROM t LIMIT (SELECT 2)
SELECT id, b FROM t WHERE id < 20 ORDER BY b
SELECT id, b FROM t WHERE id < 20 ORDER BY b, id DESC
SELECT id FROM t ORDER BY (SELECT max(x) FROM p WHERE p.x <= t.id % 4), id LIMIT 7
-- joins
SELECT * FROM p, q WHERE p.y = q.y
SELECT * FROM p JOIN q ON p.y = q.y AND q.z <> 'drei'
SELECT * FROM p LEFT JOIN q ON p.y = q.y WHERE q.z IS NULL
SELECT * FROM p LEFT JOIN q ON p.y = q.y AND q.z = 'drei'
SELECT * FROM p LEFT JOIN q ON p.y = q.y AND p.x > 2
SELECT * FROM p LEFT JOIN q USING(y)
SELECT * FROM p NATURAL LEFT JOIN q
SELECT y FROM p JOIN q USING(y)
SELECT p.y, q.y, y FROM p JOIN q USING(y)
SELECT * FROM p CROSS JOIN q
SELECT count(*) FROM p, q, u
SELECT t.id, p.y FROM t JOIN p ON t.id = p.x
SELECT t.id, p.y FROM p JOIN t ON t.id = p.x ORDER BY p.y
SELECT t.id, p.y, q.z FROM t JOIN p ON t.id = p.x JOIN q ON q.y = p.y
SELECT t.id, p.y, q.z FROM t LEFT JOIN p ON t.id = p.x LEFT JOIN q ON q.y = p.y WHERE t.id < 6
SELECT x.id, y.id FROM t x JOIN t y ON x.a = y.a AND x.id < y.id WHERE x.b = 'abc'
SELECT x.id, y.id FROM t x, t y WHERE x.id = y.id + 58
SELECT count(*) FROM t x, t y WHERE x.a = y.a
SELECT count(*) FROM t x LEFT JOIN t y ON x.a = y.a AND y.b = 'abc'
SELECT u.k, t.id FROM u LEFT JOIN t ON t.a = u.v AND t.id < 15 ORDER BY u.k, t.id
SELECT u.k, w.k2 FROM u JOIN w ON w.k1 = u.v
SELECT p.x, s.m FROM p JOIN (SELECT max(y) AS m, x FROM p GROUP BY x) s ON s.x = p.x
SELECT * FROM (SELECT x FROM p) a JOIN (SELECT y FROM q) b ON a.x = b.y
SELECT * FROM p LEFT JOIN (SELECT y, count(*) AS n FROM q GROUP BY y) c ON c.y = p.y
SELECT * FROM (p JOIN q ON p.y = q.y)
SELECT * FROM p JOIN (q JOIN u ON u.v = q.y) ON p.y = q.y
SELECT p.x FROM p LEFT JOIN q ON p.y = q.y WHERE q.y = 3
SELECT * FROM p a LEFT JOIN p b ON a.x = b.y LEFT JOIN q ON q.y = b.x
SELECT p.x, q.y FROM p JOIN q ON p.x IS q.y
SELECT p.x, q.y FROM p, q WHERE p.x < q.y ORDER BY 1, 2
SELECT id FROM t, p WHERE t.id = p.x + 1 ORDER BY id
-- aggregates
SELECT count(*), count(a), count(DISTINCT a), sum(DISTINCT a) FROM t
SELECT a, count(*), sum(c), min(b), max(id) FROM t GROUP BY a
SELECT b, count(*) FROM t GROUP BY b
SELECT b COLLATE NOCASE AS x, count(*) FROM t GROUP BY x
SELECT a, b, count(*) FROM t WHERE id < 25 GROUP BY a, b
SELECT a % 2, count(*) FROM t GROUP BY 1
SELECT a % 2 AS m, count(*) FROM t GROUP BY m ORDER BY 2 DESC, 1
SELECT a, count(*) FROM t GROUP BY a HAVING count(*) > 5
SELECT a, count(*) AS n FROM t GROUP BY a HAVING n > 5 AND a > 0
SELECT a, count(*) FROM t GROUP BY a ORDER BY a DESC
SELECT a, count(*) FROM t GROUP BY a ORDER BY count(*), a
SELECT sum(a) FROM t WHERE id < 0
SELECT sum(a), b FROM t WHERE id < 0 GROUP BY b
SELECT sum(c) FROM t
SELECT avg(id), total(id) FROM t
SELECT count(*) FILTER (WHERE a > 5), sum(a) FILTER (WHERE b = 'abc') FROM t
SELECT group_concat(b) FROM t WHERE id < 8
SELECT group_concat(b, '-') FROM t WHERE id < 8
SELECT group_concat(x, ',' ORDER BY x DESC) FROM p
SELECT a, group_concat(id) FROM t GROUP BY a
SELECT max(a, 3), min(id, 2) FROM t WHERE id < 4
SELECT a, max(id), b FROM t GROUP BY a
SELECT a, id, min(c) FROM t GROUP BY a
SELECT a, b FROM t GROUP BY a
SELECT count(*) + 1, sum(a) * 2 + max(id) FROM t
SELECT (SELECT count(*) FROM q WHERE q.y = p.y), x FROM p
SELECT (SELECT sum(p.x)) FROM p
SELECT max((SELECT count(*) FROM q WHERE q.y = p.y)) FROM p
SELECT count(*) FROM (SELECT DISTINCT a FROM t)
SELECT x, (SELECT group_concat(z) FROM q WHERE q.y = p.y) FROM p
SELECT sum(9223372036854775807) FROM p
SELECT sum(x) FROM (SELECT 9223372036854775807 AS x UNION ALL SELECT 1)
SELECT sum(d), avg(d), min(d), max(d) FROM t
SELECT d, count(*) FROM t GROUP BY d
SELECT DISTINCT d FROM t
SELECT typeof(sum(a)), typeof(avg(a)), typeof(total(a)) FROM t
-- subqueries
SELECT * FROM (SELECT id, a FROM t WHERE a = 2) WHERE id > 20
SELECT * FROM (SELECT id, a FROM t ORDER BY id DESC LIMIT 5) ORDER BY a
SELECT * FROM (SELECT a, count(*) AS n FROM t GROUP BY a) WHERE n > 5
SELECT id FROM t WHERE a = (SELECT max(a) FROM t) ORDER BY id
SELECT id FROM t x WHERE a = (SELECT min(a) FROM t y WHERE y.b = x.b) ORDER BY id
SELECT id FROM t WHERE (a, b) IN (SELECT a, b FROM t WHERE id < 3)
SELECT id FROM t WHERE (a, b) = (SELECT a, b FROM t WHERE id = 5)
SELECT x FROM p WHERE NOT EXISTS (SELECT * FROM q WHERE q.y = p.y)
SELECT x FROM p WHERE x IN (SELECT q.y FROM q WHERE q.y = p.x)
SELECT x, (SELECT z FROM q WHERE q.y = p.y LIMIT 1) FROM p
SELECT (SELECT x FROM p WHERE x > 100)
SELECT x IN (SELECT y FROM q) FROM p
SELECT 'abc' IN (SELECT b FROM t)
SELECT '5' IN (SELECT a FROM t), 5 IN (SELECT b FROM t)
SELECT x, y IN (2, 3, NULL) FROM p
SELECT EXISTS (SELECT 1 FROM p), EXISTS (SELECT 1 FROM p WHERE 0)
SELECT a.x, (SELECT count(*) FROM p b WHERE b.x <= a.x) FROM p a
WITH c AS (SELECT x, y FROM p) SELECT * FROM c WHERE x > 1
WITH c(m, n) AS (SELECT x, y FROM p), d AS (SELECT m + n AS s FROM c) SELECT * FROM d
WITH c AS (SELECT 1 AS a UNION SELECT 2) SELECT * FROM c x, c y
WITH c AS MATERIALIZED (SELECT a FROM t) SELECT count(*) FROM c
WITH c(x) AS (SELECT 1, 2) SELECT * FROM c
SELECT * FROM p WHERE x = (WITH c AS (SELECT 3 AS v) SELECT v FROM c)
SELECT id IN p FROM t
SELECT 3 IN e
-- views and compounds
SELECT id FROM tv WHERE id < 20 ORDER BY id
SELECT tv.id, p.y FROM tv JOIN p ON p.x = tv.id
SELECT count(*) FROM tv
SELECT * FROM pv WHERE n > 1
SELECT m FROM pv ORDER BY m DESC
SELECT x FROM p UNION SELECT y FROM q ORDER BY 1 DESC
SELECT x FROM p UNION ALL SELECT y FROM q ORDER BY x LIMIT 5
SELECT x FROM p UNION ALL SELECT y FROM q LIMIT 3 OFFSET 4
SELECT x, y FROM p EXCEPT SELECT 3, 4
SELECT x FROM p INTERSECT SELECT y FROM q
SELECT x FROM p UNION SELECT y FROM q EXCEPT SELECT 2
SELECT w FROM u UNION SELECT b FROM t WHERE id < 6
SELECT b FROM t WHERE id < 6 UNION SELECT w FROM u
SELECT 1 UNION SELECT 1.0
SELECT 1 AS a UNION ALL SELECT 2 UNION ALL SELECT 3 ORDER BY a DESC
SELECT * FROM (SELECT x FROM p UNION ALL SELECT y FROM q) WHERE x > 2
SELECT * FROM (VALUES(1,'a'),(2,'b'))
SELECT column1 FROM (VALUES(1,'a'),(2,'b')) WHERE column2 = 'b'
VALUES(3),(1),(2) ORDER BY 1
SELECT 1 UNION VALUES(2)
-- functions
SELECT typeof(1), typeof(1.5), typeof('a'), typeof(x'00'), typeof(NULL)
SELECT abs(-5), upper('abc'), lower('ABC'), length('hello'), substr('hello', 2, 3), coalesce(NULL, NULL, 3), ifnull(NULL, 'x'), nullif(1, 1), iif(1, 'y', 'n')
SELECT min(3, 1, 2), max('a', 'b'), round(2.567, 2), trim('  x '), replace('aXbX', 'X', '-'), instr('hello', 'l'), hex('ab'), quote('it''s')
SELECT 'abc' LIKE 'A%', 'abc' LIKE 'a_c', 'abc' GLOB 'a*', 'a%c' LIKE 'a\%c' ESCAPE '\', NULL LIKE 'a', 'abc' NOT LIKE 'x%'
SELECT unicode('A'), char(72, 105), printf('%d-%s', 5, 'x'), sign(-3), zeroblob(2)
SELECT id, length(b), upper(b) FROM t WHERE id < 7
SELECT a, nullif(a, 3), coalesce(a, -1) FROM t WHERE id < 9
SELECT id FROM t WHERE length(b) = 3 AND id < 20
SELECT id FROM t WHERE abs(a - 5) <= 1 AND id < 30
SELECT like('a%', 'abc'), glob('a*', 'abc')
SELECT id FROM t ORDER BY random() LIMIT 0
-- joins in parentheses
SELECT * FROM p LEFT JOIN (q JOIN u ON u.v = q.y) ON p.y = q.y
SELECT p.x, q.z, u.k FROM p LEFT JOIN (q JOIN u ON u.v = q.y) ON p.y = q.y WHERE u.k IS NULL
SELECT u.*, p.x FROM p LEFT JOIN (q LEFT JOIN u ON u.v = q.y) ON p.y = q.y
SELECT z FROM p LEFT JOIN (q JOIN u ON u.v = q.y) ON p.y = q.y
SELECT y FROM p LEFT JOIN (q JOIN u ON u.v = q.y) ON p.y = q.y
SELECT s.z FROM p LEFT JOIN (q JOIN u ON u.v = q.y) AS s ON p.y = s.y
SELECT * FROM (p LEFT JOIN q ON p.y = q.y) JOIN u ON u.v = p.x
SELECT count(*) FROM u LEFT JOIN (p LEFT JOIN q USING(y)) ON u.v = p.x
-- constant patterns
SELECT column1, column1 LIKE 'a%a', column1 LIKE 'A%', column1 LIKE '%A', column1 LIKE '%bC%', column1 LIKE 'abc', column1 LIKE '%', column1 LIKE '%%a%%', column1 LIKE '%[x%', column1 LIKE '%é%', column1 LIKE '%e%e%e%' FROM (VALUES('a'),('aa'),('aba'),('ABC'),('xxabcxx'),(''),('É'),('école été'),(5),(2.5),(x'61'),(NULL),('longer text with an a'),('zzzzzzzzbzzzzzzzzzbc'),('[x'),('{X'),('eee e'))
SELECT count(*) FROM t WHERE b LIKE '%1%' OR b LIKE 'B%2'
SELECT column1 LIKE '12%', column1 LIKE '%.5' FROM (VALUES(123),(12.5),('12'))
SELECT 'a' || char(0) || 'b' LIKE '%b', 'a' || char(0) || 'b' LIKE 'a%', 'abcdefgh' || char(0) || 'b' LIKE '%h'
SELECT * FROM (SELECT y AS a, x = y AS b FROM p) AS l LEFT JOIN (SELECT z AS c, (y AND y) | 0 AS d FROM q) AS m ON l.a = m.d JOIN (SELECT x = y AS e, y AS f FROM p) AS n ON m.c = n.e
SELECT a FROM edge WHERE a = -9223372036854775808.0
SELECT a FROM edge WHERE a = '-9223372036854775808.0'
SELECT a FROM edge WHERE a IN (-9223372036854775808.0, 5)
SELECT a FROM edge WHERE a IN ('-9223372036854775808.0', '5.0')
SELECT a FROM edge WHERE a >= -9223372036854775808.0
SELECT a FROM edge WHERE a > -9223372036854775808.0
SELECT a FROM edge WHERE a = 9223372036854775807.0
SELECT a FROM edge LIMIT -9223372036854775808.0
SELECT a, b + 1, -b, b * 1, typeof(b + 0), CAST(b AS INTEGER), CAST(b AS NUMERIC), sum(b), abs(b), ceil(b) FROM edge GROUP BY a
SELECT a FROM edge WHERE a = '5' || char(0) || '7'
SELECT a FROM edge WHERE b + 0 = 2
SELECT t.id FROM t WHERE t.a = '5' || char(0)
SELECT b, max(a) FROM mixed GROUP BY b
SELECT b, min(a) FROM mixed GROUP BY b
SELECT max(a), b FROM mixed GROUP BY b HAVING b > 0 ORDER BY b DESC
SELECT b, b + 1, max(a), count(*) FROM mixed GROUP BY b
SELECT b, sum(a) FROM mixed GROUP BY b
