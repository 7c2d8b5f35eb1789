// Writes the files of src/test/resources/org/quiverdb/loader/fixtures, and the HDF5 files of
// embeddings-hdf5/src/test/resources/org/quiverdb/hdf5, with the tools whose files
// people bring: DuckDB (Parquet), the HDF5 library (HDF5) and sqlite-vec (vec0 tables).
//
//   npm install @duckdb/node-api h5wasm sqlite-vec   (in any folder, with this file copied there)
//   node fixtures.mjs TARGET_FOLDER
//
// Element j of the vector of row i is ((i * 31 + j * 17) % 201 - 100) / 64 everywhere.
import { DuckDBInstance } from '@duckdb/node-api';
import { execFileSync } from 'node:child_process';
import { existsSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as sqliteVec from 'sqlite-vec';

const target = process.argv[2];
const element = (i, j) => (((i * 31 + j * 17) % 201) - 100) / 64;
const row = (i, dims) => Array.from({ length: dims }, (_, j) => element(i, j));

async function parquet() {
  const db = await (await DuckDBInstance.create(':memory:')).connect();
  const vector = (dims, type) =>
    `list_transform(range(${dims}), j -> ((i * 31 + j * 17) % 201 - 100) / 64)::${type}`;
  const rich = `SELECT i AS id, 'text ' || i AS text, ${vector(4, 'FLOAT[]')} AS embedding,
    i / 4.0 AS score, DATE '2024-01-31' + i::INTEGER AS day,
    TIMESTAMP '2024-01-31 12:00:00.25' + INTERVAL 1 HOUR * i AS at,
    CASE WHEN i % 3 = 0 THEN NULL WHEN i % 3 = 1 THEN []::VARCHAR[]
      ELSE ['a' || i, NULL, 'c'] END AS tags,
    i % 2 = 0 AS even, (i * 1.25)::DECIMAL(9, 2) AS price,
    CASE WHEN i % 5 = 0 THEN NULL ELSE 'group ' || (i % 7) END AS "group",
    {'x': i, 'y': 'p' || i} AS point FROM range(1, ROWS + 1) t(i)`;
  const copy = (sql, file, options) =>
    db.run(`COPY (${sql}) TO '${join(target, file)}' (FORMAT parquet, ${options})`);
  for (const codec of ['uncompressed', 'snappy', 'gzip', 'zstd', 'lz4_raw']) {
    await copy(rich.replace('ROWS', '60'), `${codec}.parquet`, `COMPRESSION ${codec}`);
  }
  await copy(
    rich.replace('ROWS', '60'), 'v2.parquet', 'COMPRESSION zstd, PARQUET_VERSION V2');
  await copy(
    rich.replace('ROWS', '2500'), 'groups.parquet', 'COMPRESSION zstd, ROW_GROUP_SIZE 2048');
  const plain = (type) => `SELECT 'k' || i AS _id, ${vector(8, type)} AS openai
    FROM range(1, 61) t(i)`;
  await copy(plain('DOUBLE[]'), 'doubles.parquet', 'COMPRESSION snappy');
  await copy(plain('FLOAT[8]'), 'array.parquet', 'COMPRESSION snappy');
  await copy(
    `SELECT i AS id, CASE WHEN i = 3 THEN NULL WHEN i = 4 THEN [1, NULL]::FLOAT[]
       ELSE ${vector(2, 'FLOAT[]')} END AS embedding FROM range(1, 7) t(i)`,
    'nulls.parquet',
    'COMPRESSION snappy');
}

async function hdf5() {
  const h5wasm = await import('h5wasm/node');
  await h5wasm.ready;
  const write = (name, options, Type, dtype) => {
    const file = new h5wasm.File(join(target, name), 'w');
    file.create_attribute('distance', 'angular');
    const rows = (count, from) =>
      Type.from(Array.from({ length: count }, (_, i) => row(from + i, 6)).flat());
    const set = (key, data, shape, type) =>
      file.create_dataset({ name: key, data, shape, dtype: type, ...options(shape) });
    set('train', rows(50, 1), [50, 6], dtype);
    set('test', rows(5, 100), [5, 6], dtype);
    set('neighbors', Int32Array.from({ length: 15 }, (_, i) => i), [5, 3], '<i');
    set('distances', Float32Array.from({ length: 15 }, (_, i) => i / 8), [5, 3], '<f');
    file.close();
  };
  write('angular.hdf5', () => ({}), Float32Array, '<f');
  write(
    'chunked.hdf5',
    (shape) => ({ chunks: [Math.min(shape[0], 16), shape[1]], compression: 4 }),
    Float64Array,
    '<d');
}

function vec0() {
  const file = join(target, 'sqlite-vec.db');
  if (existsSync(file)) {
    unlinkSync(file);
  }
  const sql = [
    `.load ${sqliteVec.getLoadablePath().replace(/\.so$/, '')}`,
    'PRAGMA page_size = 1024;',
    `CREATE VIRTUAL TABLE passages USING vec0(id integer primary key, tenant text partition key,
       embedding float[4] distance_metric=cosine, genre text, stars integer, mean float,
       adult boolean, +text text, +extra blob, chunk_size=8);`,
    'CREATE VIRTUAL TABLE keyed USING vec0(key text primary key, v int8[4], chunk_size=8);',
  ];
  for (let i = 1; i <= 30; i++) {
    sql.push(
      `INSERT INTO passages VALUES(${i * 10}, 't${i % 3}', '${JSON.stringify(row(i, 4))}',
         '${i % 2 ? 'short' : 'a genre with a long name ' + i}', ${i * 7}, ${(i / 4).toFixed(2)}, ${i % 2},
         ${i % 4 ? `'passage ${i}'` : 'NULL'}, x'0${i % 10}ff');`,
      `INSERT INTO keyed VALUES('key ${i}', vec_int8('[${i},-${i},0,127]'));`);
  }
  sql.push('DELETE FROM passages WHERE id IN (30, 100);');
  execFileSync('sqlite3', [file], { input: sql.join('\n') });
}

await parquet();
await hdf5();
vec0();
