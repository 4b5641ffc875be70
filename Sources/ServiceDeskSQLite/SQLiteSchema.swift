#if SQLite
    import Foundation
    import GRDB
    import ServiceDesk

    /// The tables, and how an older file becomes today's. A migration that has been released is never changed.
    enum SQLiteSchema {
        /// "SDsk", in the header of the file: what tells a store from any other SQLite file.
        static let applicationID = 0x5344_736B

        private static var migrator: DatabaseMigrator {
            var migrator = DatabaseMigrator()
            migrator.registerMigration("1: requests, directory, attachments") { db in
                try db.execute(sql: requests)
                try db.execute(sql: directory)
                try db.execute(sql: attachments)
                try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            }
            migrator.registerMigration("2: articles") { db in try db.execute(sql: articles) }
            migrator.registerMigration("3: work") { db in try db.execute(sql: work) }
            migrator.registerMigration("4: courses") { db in
                try db.execute(sql: SQLiteUpgrade.table)
                try SQLiteUpgrade.schedule(SQLiteUpgrade.courses, db)
            }
            migrator.registerMigration("5: measurements") { db in
                try db.execute(sql: measurements)
                try SQLiteUpgrade.schedule(SQLiteUpgrade.measurements, db)
            }
            migrator.registerMigration("6: words of articles") { db in try db.execute(sql: articleWords) }
            migrator.registerMigration("7: readings of articles") { db in try db.execute(sql: readings) }
            migrator.registerMigration("8: what is due next") { db in
                try db.execute(sql: queue)
                try SQLiteUpgrade.schedule(SQLiteUpgrade.dues, db)
            }
            migrator.registerMigration("9: erasure") { db in
                // The digest of what was recorded, where something of it was erased since.
                try db.execute(sql: "ALTER TABLE event ADD COLUMN original BLOB")
            }
            return migrator
        }

        /// Checks that a file, where there is one, is a store that this version may write, and changes nothing.
        static func checkOwner(ofFileAt path: String, timeout: Int) throws {
            guard FileManager.default.fileExists(atPath: path) else { return }
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(Double(timeout) / 1000)
            do {
                let file = try DatabaseQueue(path: path, configuration: configuration)
                try file.read { if try !isEmpty($0) { try checkOwner($0, path) } }
                try file.close()
            } catch let error as DatabaseError
                where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
            {
                // SQLite needs a folder that it can write even to read, and must write to take back what a killed
                // process left half done; opening for writing does that, or says better why it cannot.
            }
        }

        /// Brings the file to today's tables, and requests to what is kept with them today. Another process may have
        /// done so since ``checkOwner(ofFileAt:timeout:)``.
        static func prepare(_ pool: DatabasePool, progress: ((UpgradeProgress) -> Void)?) throws {
            let isCurrent = try pool.read { db in
                if try isEmpty(db) { return false }
                try checkOwner(db, pool.path)
                return try migrator.hasCompletedMigrations(db) && !SQLiteUpgrade.isPending(db) && db.hasCurrentWords()
            }
            guard !isCurrent else { return }
            try migrator.migrate(pool)
            try pool.writeWithoutTransaction { db in try db.inImmediateTransaction { try db.renewWords() } }
            try SQLiteUpgrade.finish(pool, progress: progress)
        }

        private static func isEmpty(_ db: Database) throws -> Bool {
            // A process that was killed while it made the file may have left the list of migrations alone in it.
            try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master WHERE tbl_name <> 'grdb_migrations'") == 0
        }

        /// Checks that the file has today's tables, for a reader who may not change them.
        static func check(_ db: Database, at path: String) throws {
            try checkOwner(db, path)
            guard try migrator.hasCompletedMigrations(db), try !SQLiteUpgrade.isPending(db), try db.hasCurrentWords()
            else {
                throw StoreError(
                    .unavailable, "The store \(path) was written by an older version; open it once for writing.")
            }
        }

        private static func checkOwner(_ db: Database, _ path: String) throws {
            guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else {
                throw StoreError(.notAStore, "\(path) is an SQLite database, but not a store of the desk.")
            }
            guard try !migrator.hasBeenSuperseded(db) else {
                throw StoreError(
                    .newerSchema,
                    "The store \(path) was written by a newer version of the desk; update this one to use it.")
            }
        }

        /// A team's queue by what is due next, with all by which it is counted.
        private static let queue = """
            DROP INDEX request_queue;
            CREATE INDEX request_queue ON request (team, is_open, due, number, state, agent, is_confidential);
            """

        private static let requests = """
            CREATE TABLE request (
                number INTEGER PRIMARY KEY,
                id BLOB NOT NULL UNIQUE,
                version INTEGER NOT NULL,
                team TEXT, agent TEXT, state TEXT NOT NULL, is_open INTEGER NOT NULL, kind TEXT NOT NULL,
                priority INTEGER NOT NULL, service TEXT, is_confidential INTEGER NOT NULL,
                supplier TEXT, handed_over INTEGER NOT NULL,
                opened INTEGER NOT NULL, updated INTEGER NOT NULL, due INTEGER NOT NULL,
                content BLOB NOT NULL
            ) STRICT;
            -- A team's queue by due time.
            CREATE INDEX request_queue ON request (team, is_open, due, number);
            -- What an agent has in hand.
            CREATE INDEX request_agent ON request (agent, is_open) WHERE agent IS NOT NULL;
            -- Who of a team got the last one.
            CREATE INDEX request_assigned ON request (team, number) WHERE agent IS NOT NULL;
            CREATE INDEX request_supplier ON request (supplier) WHERE supplier IS NOT NULL;

            CREATE TABLE participant (
                person TEXT NOT NULL, number INTEGER NOT NULL, role INTEGER NOT NULL, until INTEGER NOT NULL,
                PRIMARY KEY (person, number, role)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE tag (
                tag TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (tag, number)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE event (
                number INTEGER NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL,
                content BLOB NOT NULL, hash BLOB NOT NULL
            ) STRICT;
            CREATE UNIQUE INDEX event_place ON event (number, version);

            CREATE TABLE idempotency_key (
                name TEXT PRIMARY KEY, fingerprint BLOB NOT NULL, number INTEGER NOT NULL, checksum INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;

            -- How many requests each team has in each state, so that counting them needs no walk over a million.
            CREATE TABLE tally (
                team TEXT NOT NULL, state TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (team, state)
            ) STRICT, WITHOUT ROWID;

            -- Words come folded and separated by blanks; the row id says request, version and privacy (PassagePlace).
            CREATE VIRTUAL TABLE passage USING fts5(text, content = '', tokenize = 'ascii');
            """

        private static let directory = """
            CREATE TABLE directory_entry (
                kind TEXT NOT NULL, id TEXT NOT NULL, content BLOB NOT NULL, checksum INTEGER NOT NULL,
                PRIMARY KEY (kind, id)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE address (
                key TEXT PRIMARY KEY, person TEXT NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX address_person ON address (person);
            CREATE TABLE member (
                person TEXT NOT NULL, team TEXT NOT NULL, PRIMARY KEY (person, team)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX member_team ON member (team);
            CREATE TABLE delegate (
                person TEXT NOT NULL, delegation TEXT NOT NULL, PRIMARY KEY (person, delegation)
            ) STRICT, WITHOUT ROWID;
            """

        private static let attachments = """
            CREATE TABLE upload_chunk (
                upload BLOB NOT NULL, position INTEGER NOT NULL, bytes BLOB NOT NULL
            ) STRICT;
            CREATE UNIQUE INDEX upload_chunk_place ON upload_chunk (upload, position);
            CREATE TABLE attachment (
                digest BLOB PRIMARY KEY, upload BLOB NOT NULL UNIQUE, size INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            """

        /// What is due is found by kind, so that work for which a process has no handler is never walked over.
        private static let work = """
            CREATE TABLE work (
                key TEXT PRIMARY KEY, kind TEXT NOT NULL, payload BLOB NOT NULL, request BLOB,
                due INTEGER NOT NULL, next INTEGER NOT NULL, attempt INTEGER NOT NULL,
                claim BLOB, owner TEXT, failure TEXT, is_buried INTEGER NOT NULL, checksum INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX work_pending ON work (kind, next) WHERE is_buried = 0;
            CREATE INDEX work_buried ON work (next) WHERE is_buried = 1;
            CREATE INDEX work_request ON work (request) WHERE request IS NOT NULL;
            """

        /// What is counted of the journals, in blocks: of one day and team, or as a commit wrote them, without a day.
        private static let measurements = """
            CREATE TABLE measurement (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                day INTEGER, team TEXT NOT NULL, balance INTEGER NOT NULL, content BLOB NOT NULL
            ) STRICT;
            CREATE INDEX measurement_place ON measurement (day, team, balance);
            """

        /// Of settled readings the reader is null, of open ones the outcome (`ReadingSums`).
        private static let readings = """
            CREATE TABLE article_reading (
                id BLOB PRIMARY KEY, article BLOB NOT NULL, team TEXT NOT NULL, language TEXT NOT NULL,
                at INTEGER NOT NULL, reader TEXT, verdict INTEGER, outcome INTEGER, checksum INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE UNIQUE INDEX article_reading_reader ON article_reading (reader, article) WHERE reader IS NOT NULL;
            CREATE INDEX article_reading_open ON article_reading (at, id) WHERE outcome IS NULL;
            -- With all that is counted.
            CREATE INDEX article_reading_day ON article_reading (at, team, article, language, verdict, outcome);
            """

        private static let articles = """
            CREATE TABLE article (
                number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,
                version INTEGER NOT NULL, published INTEGER NOT NULL, team TEXT NOT NULL
            ) STRICT;
            CREATE TABLE article_revision (
                number INTEGER NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL,
                content BLOB NOT NULL, hash BLOB NOT NULL
            ) STRICT;
            CREATE UNIQUE INDEX article_revision_place ON article_revision (number, version);

            -- The revisions by which articles are listed and found: the newest, and the published one. The place is
            -- that of the passage (PassagePlace); the words are kept because the index must be told which ones go.
            CREATE TABLE article_face (
                place INTEGER PRIMARY KEY, number INTEGER NOT NULL,
                is_public INTEGER NOT NULL, is_everyone INTEGER NOT NULL,
                team TEXT NOT NULL, language TEXT NOT NULL, state TEXT NOT NULL, words TEXT
            ) STRICT;
            CREATE INDEX article_face_number ON article_face (number);
            CREATE TABLE article_reader (
                kind INTEGER NOT NULL, name TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (kind, name, place)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX article_reader_place ON article_reader (place);
            CREATE TABLE article_tag (
                tag TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (tag, place)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX article_tag_place ON article_tag (place);
            CREATE VIRTUAL TABLE article_passage USING fts5(text, content = '', tokenize = 'ascii');
            """

        /// Articles are found by the words of a table, each with what its weight is made of (``ArticleFinding``).
        private static let articleWords = """
            DROP TABLE article_passage;
            ALTER TABLE article_face DROP COLUMN words;
            -- How many words its passage has; NULL where it has none.
            ALTER TABLE article_face ADD COLUMN length INTEGER;
            CREATE INDEX article_face_length ON article_face (language, length);
            CREATE TABLE article_word (
                word TEXT NOT NULL, place INTEGER NOT NULL, frequency INTEGER NOT NULL, length INTEGER NOT NULL,
                PRIMARY KEY (word, place)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX article_word_place ON article_word (place);
            CREATE TABLE article_stemming (fingerprint INTEGER NOT NULL) STRICT;
            INSERT INTO article_stemming (fingerprint) VALUES (0);
            """
    }
#endif
