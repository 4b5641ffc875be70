#include "sqlite_limit.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* A table's rows in memory, and the statement that inserts them. */
typedef struct {
  const char *name, *query;
  int columns, count, capacity, next;
  sqlite3_value **values;
  sqlite3_stmt *insert;
} table;

/* The first column of each is the request's number, by which the rows of one request are found together. */
static const char *const QUERIES[][2] = {
    {"request", "SELECT * FROM request ORDER BY number"},
    {"participant", "SELECT number, person, role, until FROM participant ORDER BY number"},
    {"tag", "SELECT number, tag FROM tag ORDER BY number"},
    {"event", "SELECT number, version, at, content, hash FROM event ORDER BY number, version"},
    {"passage", "SELECT rowid >> 24, rowid, text FROM passage_text ORDER BY rowid"},
};
static const char *const INSERTS[] = {
    NULL, "INSERT INTO participant (number, person, role, until) VALUES (?,?,?,?)",
    "INSERT INTO tag (number, tag) VALUES (?,?)",
    "INSERT INTO event (number, version, at, content, hash) VALUES (?,?,?,?,?)",
    "INSERT INTO passage (rowid, text) VALUES (?2,?3)"};
enum { TABLES = 5 };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static int load(sqlite3 *db, table *t) {
  sqlite3_stmt *s;
  if (sqlite3_prepare_v2(db, t->query, -1, &s, 0)) return 1;
  t->columns = sqlite3_column_count(s);
  while (sqlite3_step(s) == SQLITE_ROW) {
    if (t->count == t->capacity) {
      t->capacity = t->capacity ? t->capacity * 2 : 1024;
      t->values = realloc(t->values, sizeof(sqlite3_value *) * (size_t)t->capacity * (size_t)t->columns);
    }
    for (int c = 0; c < t->columns; c++) t->values[t->count * t->columns + c] = sqlite3_value_dup(sqlite3_column_value(s, c));
    t->count++;
  }
  return sqlite3_finalize(s);
}

static int copy_schema(sqlite3 *from, sqlite3 *to) {
  sqlite3_stmt *s;
  if (sqlite3_prepare_v2(from,
          "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'passage_%' AND name NOT LIKE 'article%' AND name NOT LIKE 'sqlite_%' "
          "AND name NOT LIKE 'grdb_%' ORDER BY rowid", -1, &s, 0)) return 1;
  int rc = 0;
  while (!rc && sqlite3_step(s) == SQLITE_ROW) rc = sqlite3_exec(to, (const char *)sqlite3_column_text(s, 0), 0, 0, 0);
  sqlite3_finalize(s);
  return rc;
}

/* Inserts the rows of one request into one table: those that come next and have its number. */
static int insert(table *t, sqlite3_int64 number) {
  while (t->next < t->count) {
    sqlite3_value **row = t->values + t->next * t->columns;
    if (sqlite3_value_int64(row[0]) != number) return 0;
    for (int c = 0; c < t->columns; c++) sqlite3_bind_value(t->insert, c + 1, row[c]);
    if (sqlite3_step(t->insert) != SQLITE_DONE) return 1;
    sqlite3_reset(t->insert);
    t->next++;
  }
  return 0;
}

static int run(sqlite3 *db, table *tables, int batch) {
  sqlite3_stmt *begin, *commit, *tally;
  if (sqlite3_prepare_v2(db, "BEGIN IMMEDIATE", -1, &begin, 0) || sqlite3_prepare_v2(db, "COMMIT", -1, &commit, 0) ||
      sqlite3_prepare_v2(db, "INSERT INTO tally (team, state, count) VALUES ('it', 'new', ?1) "
                             "ON CONFLICT (team, state) DO UPDATE SET count = count + excluded.count", -1, &tally, 0)) return 1;
  for (int i = 0; i < tables[0].count;) {
    sqlite3_step(begin);
    sqlite3_reset(begin);
    int j = 0;
    for (; j < batch && i < tables[0].count; j++, i++) {
      sqlite3_int64 number = sqlite3_value_int64(tables[0].values[i * tables[0].columns]);
      for (int t = 0; t < TABLES; t++)
        if (insert(&tables[t], number)) return 1;
    }
    sqlite3_bind_int(tally, 1, j);
    sqlite3_step(tally);
    sqlite3_reset(tally);
    sqlite3_step(commit);
    if (sqlite3_reset(commit)) return 1;
  }
  return sqlite3_finalize(begin) || sqlite3_finalize(commit) || sqlite3_finalize(tally);
}

double sqlite_limit_insert(const char *rows, const char *target, int batch, char *error, int error_size) {
  sqlite3 *from = 0, *to = 0;
  table tables[TABLES];
  double seconds = -1;
  memset(tables, 0, sizeof tables);
  if (sqlite3_open_v2(rows, &from, SQLITE_OPEN_READONLY, 0) || sqlite3_open(target, &to)) goto done;
  if (sqlite3_exec(to, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384", 0, 0, 0)) goto done;
  if (copy_schema(from, to)) goto done;
  for (int t = 0; t < TABLES; t++) {
    char sql[1024] = "INSERT INTO request VALUES (?";
    tables[t].query = QUERIES[t][1];
    if (load(from, &tables[t])) goto done;
    for (int c = 1; t == 0 && c < tables[0].columns; c++) strcat(sql, ",?");
    strcat(sql, ")");
    if (sqlite3_prepare_v2(to, t == 0 ? sql : INSERTS[t], -1, &tables[t].insert, 0)) goto done;
  }
  double start = now();
  if (run(to, tables, batch)) goto done;
  seconds = now() - start;
done:
  if (seconds < 0) snprintf(error, (size_t)error_size, "%s / %s", from ? sqlite3_errmsg(from) : "", to ? sqlite3_errmsg(to) : "");
  for (int t = 0; t < TABLES; t++) {
    for (int v = 0; v < tables[t].count * tables[t].columns; v++) sqlite3_value_free(tables[t].values[v]);
    free(tables[t].values);
    sqlite3_finalize(tables[t].insert);
  }
  sqlite3_close(from);
  sqlite3_close(to);
  return seconds;
}
