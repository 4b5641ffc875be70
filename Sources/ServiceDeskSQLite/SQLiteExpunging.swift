#if SQLite
    import GRDB
    import ServiceDesk

    extension SQLiteStore {
        /// Writes the file anew. What was deleted stays in the index of passages until its parts are merged, in pages
        /// that are free until they are used again, and in the log until it is moved into the file: all three are done.
        ///
        /// Takes as much room again as the file has.
        public func expunge() async throws(StoreError) {
            try await alone { db in
                try db.execute(sql: "INSERT INTO passage (passage) VALUES ('optimize')")
                try db.execute(sql: "VACUUM")
                let isHeld = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)").map { $0[0] as Int != 0 }
                guard isHeld == false else {
                    throw StoreError(
                        .busy, "Somebody reads the store as it was before: what was erased is in its file until this "
                            + "is done again.")
                }
            }
        }
    }
#endif
