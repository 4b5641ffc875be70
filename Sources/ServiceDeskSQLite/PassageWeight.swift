#if SQLite
    import GRDB
    import GRDBSQLite
    import ServiceDesk

    /// The SQL function that weighs a passage by BM25: `passage_weight(passage, skipped, matches…)`, with the number of
    /// phrases at the beginning of the expression that do not count, and how many passages have each of the others. And
    /// what ranking needs of the index as a whole: `passage_total(passage, 0)` passages, `passage_total(passage, 1)`
    /// words.
    ///
    /// FTS5's own `bm25` walks over all passages of every word before it weighs the first, which takes a tenth of a
    /// second for common words among a million; here those numbers are given.
    enum PassageWeight {
        static let name = "passage_weight"
        static let totalName = "passage_total"

        /// Makes the functions known to a connection.
        static func register(in db: Database) throws {
            let api = try fts5(of: db)
            try check(
                api.pointee.xCreateFunction(api, name, nil, { api, context, result, count, arguments in
                    guard let api, let context, let result, let arguments else { return }
                    let values = UnsafeBufferPointer(start: arguments, count: Int(count))
                    PassageWeight.weigh(api.pointee, context, result, values)
                }, nil))
            try check(
                api.pointee.xCreateFunction(api, totalName, nil, { api, context, result, count, arguments in
                    guard let api, let context, let result, let arguments else { return }
                    let values = UnsafeBufferPointer(start: arguments, count: Int(count))
                    PassageWeight.total(api.pointee, context, result, values)
                }, nil))
        }

        private static func check(_ code: Int32) throws {
            guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        }

        /// FTS5's interface, which SQLite hands out through a statement (https://www.sqlite.org/fts5.html, section 7).
        private static func fts5(of db: Database) throws -> UnsafeMutablePointer<fts5_api> {
            var statement: OpaquePointer?
            defer { sqlite3_finalize(statement) }
            var api: UnsafeMutablePointer<fts5_api>?
            guard sqlite3_prepare_v2(db.sqliteConnection, "SELECT fts5(?1)", -1, &statement, nil) == SQLITE_OK else {
                throw StoreError(.other, "This SQLite has no full-text search (FTS5).")
            }
            withUnsafeMutablePointer(to: &api) { place in
                _ = sqlite3_bind_pointer(statement, 1, place, "fts5_api_ptr", nil)
                _ = sqlite3_step(statement)
            }
            guard let api else { throw StoreError(.other, "This SQLite has no full-text search (FTS5).") }
            return api
        }

        private static func total(
            _ api: Fts5ExtensionApi, _ context: OpaquePointer, _ result: OpaquePointer,
            _ arguments: UnsafeBufferPointer<OpaquePointer?>
        ) {
            var total = Int64(0)
            let isOfWords = arguments.first.map { sqlite3_value_int64($0) == 1 } ?? false
            let code = isOfWords ? api.xColumnTotalSize(context, -1, &total) : api.xRowCount(context, &total)
            guard code == SQLITE_OK else { return sqlite3_result_error_code(result, code) }
            sqlite3_result_int64(result, total)
        }

        private static func weigh(
            _ api: Fts5ExtensionApi, _ context: OpaquePointer, _ result: OpaquePointer,
            _ arguments: UnsafeBufferPointer<OpaquePointer?>
        ) {
            let skipped = arguments.isEmpty ? 0 : Int(sqlite3_value_int64(arguments[0]))
            let matches = arguments.dropFirst().map { Int(sqlite3_value_int64($0)) }
            var (passages, words, length, instances) = (Int64(0), Int64(0), Int32(0), Int32(0))
            let codes = [
                api.xRowCount(context, &passages), api.xColumnTotalSize(context, -1, &words),
                api.xColumnSize(context, -1, &length), api.xInstCount(context, &instances),
            ]
            if let code = codes.first(where: { $0 != SQLITE_OK }) { return sqlite3_result_error_code(result, code) }
            var frequencies = [Int](repeating: 0, count: matches.count)
            for instance in 0..<instances {
                var (phrase, column, offset) = (Int32(0), Int32(0), Int32(0))
                let code = api.xInst(context, instance, &phrase, &column, &offset)
                guard code == SQLITE_OK else { return sqlite3_result_error_code(result, code) }
                let word = Int(phrase) - skipped
                if frequencies.indices.contains(word) { frequencies[word] += 1 }
            }
            let ranking = PassageRanking(passageCount: Int(passages), wordCount: Int(words))
            sqlite3_result_double(
                result, ranking.score(frequencies: frequencies, matches: matches, length: Int(length)))
        }
    }
#endif
