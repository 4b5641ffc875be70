#if SQLite
    import Foundation
    import GRDB
    import ServiceDesk

    /// Writes down, in a table of its own, what the full-text index of a store was given: the index keeps only the
    /// words' places.
    enum PassageTexts {
        static func write(into path: String) async throws {
            try await DatabaseQueue(path: path).write { db in
                try db.execute(sql: "CREATE TABLE passage_text (text TEXT NOT NULL)")
                let events = try Row.fetchCursor(db, sql: "SELECT number, version, content FROM event")
                while let row = try events.next() {
                    let event = try RecordedEvent(
                        request: Request.ID(UniqueID(high: 0, low: 0)), version: row[1], at: Timestamp(microseconds: 0),
                        content: [UInt8](row[2] as Data), hash: .zero)
                    guard let (text, _) = event.event.searchableText else { continue }
                    try db.execute(
                        sql: "INSERT INTO passage_text (rowid, text) VALUES (?, ?)",
                        arguments: [
                            (row[0] as Int64) << 24 | (row[1] as Int64) << 1,
                            SearchText.words(in: text).joined(separator: " "),
                        ])
                }
            }
        }
    }
#endif
