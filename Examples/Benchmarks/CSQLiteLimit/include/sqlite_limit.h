#ifndef SQLITE_LIMIT_H
#define SQLITE_LIMIT_H

/* What the engine itself can do: inserts the rows of one store into a new file with the same tables and indexes, with
 * nothing but prepared statements, in transactions of `batch` requests, synchronous FULL.
 *
 * `rows` is a store in which a table passage_text (rowid, text) holds what the full-text index was given.
 * Returns the seconds that the inserting took, or -1 with a message in `error`. */
double sqlite_limit_insert(const char *rows, const char *target, int batch, char *error, int error_size);

#endif
