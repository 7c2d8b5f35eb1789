// Databases of npm; PeerProcess says what this prints.
// node peer.mjs libsql|turso VECTORS QUERIES DIMS cosine|l2 K TIMED EFFORT...
import fs from 'node:fs';

const [, , name, vectorFile, queryFile, dimsText, metric, kText, timedText, ...efforts] =
  process.argv;
const dims = Number(dimsText);
const k = Number(kText);
const timed = Number(timedText);
const vectors = split(fs.readFileSync(vectorFile));
const queries = split(fs.readFileSync(queryFile));
const file = 'peer.db';
const distance = metric === 'l2' ? 'vector_distance_l2' : 'vector_distance_cos';

function split(bytes) {
  const all = [];
  for (let at = 0; at < bytes.length; at += 4 * dims) {
    all.push(bytes.subarray(at, at + 4 * dims));
  }
  return all;
}

function seconds(from) {
  return Number(process.hrtime.bigint() - from) / 1e9;
}

async function load(db, sql) {
  await db.exec(sql);
  await db.exec('BEGIN');
  const insert = await db.prepare('INSERT INTO t VALUES (?, ?)');
  for (let row = 0; row < vectors.length; row++) {
    await insert.run(row, vectors[row]);
  }
  await db.exec('COMMIT');
}

async function libsql() {
  const { default: Database } = await import('libsql');
  const db = new Database(file);
  await load(db, `CREATE TABLE t(id INTEGER PRIMARY KEY, e F32_BLOB(${dims}))`);
  const before = fs.statSync(file).size;
  const start = process.hrtime.bigint();
  db.exec(
    `CREATE INDEX te ON t (libsql_vector_idx(e, 'metric=${metric}', 'compress_neighbors=float1bit'))`);
  console.log(`built ${seconds(start)} ${fs.statSync(file).size - before}`);
  // What is found by the codes is measured again on the vectors.
  const statement = db.prepare(
    `SELECT t.id, ${distance}(t.e, ?) AS d FROM vector_top_k('te', ?, ?) AS v
     JOIN t ON t.rowid = v.id ORDER BY d LIMIT ${k}`);
  return (query, effort) => statement.all(query, query, effort);
}

async function turso() {
  const { connect } = await import('@tursodatabase/database');
  const db = await connect(file);
  await load(db, 'CREATE TABLE t(id INTEGER PRIMARY KEY, e BLOB)');
  console.log('built 0 0');
  const statement = await db.prepare(
    `SELECT id, ${distance}(e, ?) AS d FROM t ORDER BY d LIMIT ${k}`);
  return (query) => statement.all([query]);
}

function removeFiles() {
  for (const end of ['', '-wal', '-shm', '-journal']) {
    fs.rmSync(file + end, { force: true });
  }
}

// The largest resident size of this process alone; that of getrusage counts what started it too.
function peakMegabytes() {
  const status = '/proc/self/status';
  const text = fs.existsSync(status) ? fs.readFileSync(status, 'utf8') : '';
  const found = /VmHWM:\s*(\d+)/.exec(text);
  return found === null ? 0 : Math.floor(Number(found[1]) / 1024);
}

removeFiles();
const ask = await { libsql, turso }[name]();
for (const effort of efforts) {
  console.log('effort ' + effort);
  const asked = queries.slice(0, timed);
  const times = [];
  for (const query of asked) {
    const start = process.hrtime.bigint();
    const rows = await ask(query, Number(effort));
    times.push(seconds(start) * 1e3);
    console.log(rows.map((row) => row.id).join(','));
  }
  const perSecond = (1e3 * times.length) / times.reduce((a, b) => a + b);
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(share * times.length)];
  console.log(`times ${at(0.5)} ${at(0.99)} ${perSecond}`);
}
console.log(`peak ${peakMegabytes()}`);
removeFiles();
process.exit(0);
