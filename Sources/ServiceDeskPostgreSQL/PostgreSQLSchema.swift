#if PostgreSQL
    import LibPQ
    import ServiceDesk

    /// The tables, and how older ones become today’s. A migration that has been released is never changed.
    ///
    /// Each is one transaction, under a lock that all processes ask for; whoever comes second finds it done.
    struct PostgreSQLSchema {
        private let store: PostgreSQLStore

        init(_ store: PostgreSQLStore) { self.store = store }

        /// The SQLSTATE by which a commit is refused whose assumptions do not hold.
        static let refusal: SQLState = "SD001"

        private static let migrations: [[String]] = [
            PostgreSQLTables.first, PostgreSQLTables.measurements, PostgreSQLTables.articleWords,
            PostgreSQLTables.readings, PostgreSQLTables.queue, PostgreSQLTables.erasure,
        ]

        /// How many migrations were made; `nil` where there are no tables.
        private func version() async throws(StoreError) -> Int? {
            let exists = try await store.read(
                PQStatement("SELECT to_regclass($1) IS NOT NULL", [.text("\(store.schema).migration")]))
            guard try store.decoding({ try exists[0].bool(0) }) else { return nil }
            let table = try await store.read(PQStatement("SELECT coalesce(max(number), 0) FROM migration"))
            return try store.decoding { try table[0].int(0) }
        }

        /// Finds today’s tables, or makes them.
        func prepare() async throws(StoreError) {
            var tried: (number: Int, failure: PQError)?
            while true {
                let version = try await version()
                if let tried, version ?? 0 < tried.number { throw notAStore(tried.failure) }
                let newest = Self.migrations.count
                if version == newest {
                    try await orderRestoredEvents()
                    try await store.measureOlderJournals()
                    try await store.dateOlderRequests()
                    return try await store.renewArticleWords()
                }
                if let version, version > newest {
                    throw StoreError(
                        .newerSchema,
                        "\(store.name) was written by a newer version of the desk; update this one to use it.")
                }
                guard store.configuration.mode == .create else {
                    throw StoreError(
                        .unavailable,
                        version == nil
                            ? "There is no desk at \(store.name)."
                            : "\(store.name) was written by an older version; open it once with the right to change "
                                + "its tables.")
                }
                let next = (version ?? 0) + 1
                if let failure = try await migrate(to: next) { tried = (next, failure) }
            }
        }

        /// There are tables already, and nobody else has made them a desk’s meanwhile.
        private func notAStore(_ error: PQError) -> StoreError {
            guard error.isOutcomeKnown else { return StoreError(error, at: store.name, isWriting: true) }
            return StoreError(
                .notAStore,
                "\(store.name) belongs to something else: \(error.message). Give the desk a schema of its own.",
                detail: error.description)
        }

        /// Where events were restored from another cluster, whose transactions have higher numbers than this one has
        /// reached, all that is there is put before what comes: those of a request stay in their order only together.
        private func orderRestoredEvents() async throws(StoreError) {
            guard store.configuration.mode != .readOnly else { return }
            let found = try await store.read([
                PQStatement(
                    "SELECT EXISTS (SELECT 1 FROM event WHERE written_in >= pg_snapshot_xmax(pg_current_snapshot()))"),
                PQStatement("SELECT value FROM counter WHERE name = 'request'"),
            ])
            let (isRestored, last) = try store.decoding { (try found[0][0].bool(0), try found[1][0].integer(0)) }
            guard isRestored else { return }
            // Where this is interrupted, a later event tells of it still, or all that is left is in order.
            for first in stride(from: 1, through: max(1, last), by: Int(Self.restoredAtOnce)) {
                _ = try await store.writing(
                    [
                        PQStatement(
                            """
                            UPDATE event SET written_in = '3' WHERE number BETWEEN $1 AND $2 AND written_in > '3'
                            """, [.integer(first), .integer(first + Self.restoredAtOnce - 1)])
                    ], isRepeatable: true)
            }
        }

        /// Of so many requests the events are put in order in one transaction.
        private static let restoredAtOnce: Request.Number = 5_000
        /// One migration takes no longer.
        private static let migrationTime = Duration.seconds(3_600)

        /// - Returns: Why it failed, where somebody else may have done it; then the version has risen.
        private func migrate(to number: Int) async throws(StoreError) -> PQError? {
            var statements = [
                PQStatement("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [.text("desk \(store.schema)")])
            ]
            if number == 1 {
                let exists = try await store.read(
                    PQStatement("SELECT to_regnamespace($1) IS NOT NULL", [.text(store.schema)]))
                // Not even asked for where it is there: the role may lack the right to make one.
                if try !store.decoding({ try exists[0].bool(0) }) {
                    statements.append(PQStatement("CREATE SCHEMA IF NOT EXISTS \(store.schema)"))
                }
                statements.append(
                    PQStatement(
                        """
                        CREATE TABLE migration (number bigint PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())
                        """))
            }
            // Whoever was faster has this row already.
            statements.append(PQStatement("INSERT INTO migration (number) VALUES ($1)", [.integer(Int64(number))]))
            statements += Self.migrations[number - 1].map { PQStatement($0) }
            do throws(PQError) {
                // An index over all requests takes its time, and waits for those who read.
                _ = try await store.write(statements, until: .now + Self.migrationTime)
                return nil
            } catch {
                let states: [SQLState?] = [.uniqueViolation, .duplicateTable, "42723", "42710"]
                guard states.contains(error.state) || !error.isOutcomeKnown else {
                    throw StoreError(error, at: store.name, isWriting: true)
                }
                return error
            }
        }
    }

    /// The tables of the first version.
    ///
    /// Numbers that are names in SQLite’s tables are the same here. Texts compare by their bytes (`COLLATE "C"`), as
    /// they do in every store.
    enum PostgreSQLTables {
        /// What is counted of the journals, in blocks: of one day and team, or as a commit wrote them, without a day.
        static let measurements = [
            """
            CREATE TABLE measurement (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                day bigint, team text COLLATE "C" NOT NULL, balance bigint NOT NULL, content bytea NOT NULL
            )
            """,
            // They are short already.
            "ALTER TABLE measurement ALTER COLUMN content SET STORAGE EXTERNAL",
            "CREATE INDEX measurement_place ON measurement (day, team, balance)",
            // There are journals already: whoever opens the store next measures them.
            "INSERT INTO counter (name, value) SELECT 'unmeasured', 1 WHERE EXISTS (SELECT 1 FROM event)",
        ]

        /// Articles are found by the words of a table, each with what its weight is made of (``ArticleFinding``). Rows
        /// that were vacuumed once are read in the index alone.
        static let articleWords = [
            "DROP TABLE article_passage",
            """
            -- How many words its passage has; null where it has none.
            ALTER TABLE article_face ADD COLUMN length integer
            """,
            """
            CREATE TABLE article_word (
                place bigint NOT NULL, frequency integer NOT NULL, length integer NOT NULL,
                word text COLLATE "C" NOT NULL, PRIMARY KEY (word, place) INCLUDE (frequency, length)
            ) WITH (autovacuum_vacuum_insert_threshold = 10000, autovacuum_vacuum_insert_scale_factor = 0.02)
            """,
            "CREATE INDEX article_word_place ON article_word (place)",
            "INSERT INTO counter (name, value) VALUES ('stemming', 0)",
        ]

        /// Of settled readings the reader is null, of open ones the outcome (`ReadingSums`).
        static let readings = [
            """
            CREATE TABLE article_reading (
                id uuid PRIMARY KEY, article uuid NOT NULL, team text COLLATE "C" NOT NULL,
                language text COLLATE "C" NOT NULL, at bigint NOT NULL, reader text COLLATE "C",
                verdict bigint, outcome bigint
            )
            """,
            "CREATE UNIQUE INDEX article_reading_reader ON article_reading (reader, article) WHERE reader IS NOT NULL",
            "CREATE INDEX article_reading_open ON article_reading (at, id) WHERE outcome IS NULL",
            // With all that is counted.
            "CREATE INDEX article_reading_day ON article_reading (at, team, article, language, verdict, outcome)",
        ]

        /// A team’s queue by what is due next, with all by which it is counted.
        static let queue = [
            "DROP INDEX request_queue",
            """
            CREATE INDEX request_queue ON request (team, is_open, due, number) INCLUDE (state, agent, is_confidential)
            """,
            // Of older requests whoever opens the store next finds what is late.
            "INSERT INTO counter (name, value) SELECT 'undated', 0 WHERE EXISTS (SELECT 1 FROM event)",
        ]

        /// The digest of what was recorded, where something of it was erased since.
        static let erasure = ["ALTER TABLE event ADD COLUMN original bytea"]

        static let first = functions + requests + work + directory + attachments + articles

        private static let functions = [
            """
            -- A commit is one statement after the other in one transaction, sent at once: where what it assumes does
            -- not hold, it refuses itself.
            CREATE FUNCTION refuse_unless(holds boolean, reason text) RETURNS void LANGUAGE plpgsql AS $$
            BEGIN
                IF holds IS NOT TRUE THEN RAISE EXCEPTION '%', reason USING ERRCODE = 'SD001'; END IF;
            END $$
            """,
            """
            -- The words of a passage, each with the part of the requests that it stands in: 16,384 numbers are one
            -- part, and the newest parts can be searched alone. No library of the system decides what a word is.
            CREATE FUNCTION passage_lexemes(place bigint, words text, indexed integer) RETURNS tsvector
            LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000 AS $$
                SELECT array_to_tsvector(ARRAY(
                    SELECT (place >> 38)::text || '/' || word
                    FROM unnest(string_to_array(
                        CASE WHEN indexed IS NULL THEN words ELSE "left"(words, indexed) END, ' ')) word
                    WHERE word <> ''))
            $$
            """,
            """
            CREATE TABLE counter (name text COLLATE "C" PRIMARY KEY, value bigint NOT NULL) WITH (fillfactor = 20)
            """,
            "INSERT INTO counter (name, value) VALUES ('request', 0), ('article', 0)",
        ]

        private static let requests = [
            """
            CREATE TABLE request (
                number bigint PRIMARY KEY,
                id uuid NOT NULL UNIQUE,
                version bigint NOT NULL,
                team text COLLATE "C", agent text COLLATE "C", state text COLLATE "C" NOT NULL,
                is_open smallint NOT NULL, kind text COLLATE "C" NOT NULL, priority smallint NOT NULL,
                service text COLLATE "C", is_confidential smallint NOT NULL,
                supplier text COLLATE "C", handed_over bigint NOT NULL,
                opened bigint NOT NULL, updated bigint NOT NULL, due bigint NOT NULL,
                content bytea NOT NULL
            ) WITH (fillfactor = 80)
            """,
            // A team’s queue by due time.
            "CREATE INDEX request_queue ON request (team, is_open, due, number)",
            // What an agent has in hand.
            "CREATE INDEX request_agent ON request (agent, is_open) WHERE agent IS NOT NULL",
            // Who of a team got the last one.
            "CREATE INDEX request_assigned ON request (team, number) WHERE agent IS NOT NULL",
            "CREATE INDEX request_supplier ON request (supplier) WHERE supplier IS NOT NULL",
            """
            CREATE TABLE participant (
                person text COLLATE "C" NOT NULL, number bigint NOT NULL, role smallint NOT NULL,
                until bigint NOT NULL, PRIMARY KEY (person, number, role)
            )
            """,
            """
            CREATE TABLE tag (tag text COLLATE "C" NOT NULL, number bigint NOT NULL, PRIMARY KEY (tag, number))
            """,
            """
            -- The transaction is there for those who follow the journal: what stands before the oldest one that is
            -- still under way is complete.
            CREATE TABLE event (
                number bigint NOT NULL, version bigint NOT NULL, at bigint NOT NULL,
                content bytea NOT NULL, hash bytea NOT NULL,
                written_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
                PRIMARY KEY (number, version)
            )
            """,
            "CREATE INDEX event_order ON event (written_in, number, version)",
            """
            CREATE TABLE idempotency_key (
                name text COLLATE "C" PRIMARY KEY, fingerprint bytea NOT NULL, number bigint NOT NULL
            )
            """,
            """
            -- How many requests each team has in each state: the sum of all rows of both. Rows are added and never
            -- changed, so that no commit waits for another; now and then they are summed up.
            CREATE TABLE tally (team text COLLATE "C" NOT NULL, state text COLLATE "C" NOT NULL, count bigint NOT NULL)
            """,
            """
            -- Words come folded, each between blanks of its own. Of very long ones, only so many characters as
            -- “indexed” says are found: a tsvector holds no more than a mebibyte.
            CREATE TABLE passage (
                place bigint PRIMARY KEY, words text NOT NULL, length integer NOT NULL, indexed integer
            )
            """,
            """
            CREATE INDEX passage_words ON passage USING gin (passage_lexemes(place, words, indexed))
            WITH (gin_pending_list_limit = 1024)
            """,
            """
            -- How many passages there are and how many words they have, kept like the tally.
            CREATE TABLE passage_tally (passages bigint NOT NULL, words bigint NOT NULL)
            """,
        ]

        private static let work = [
            """
            CREATE TABLE work (
                key text COLLATE "C" PRIMARY KEY, kind text COLLATE "C" NOT NULL, payload bytea NOT NULL, request uuid,
                due bigint NOT NULL, next bigint NOT NULL, attempt bigint NOT NULL,
                claim uuid, owner text COLLATE "C", failure text COLLATE "C", is_buried smallint NOT NULL
            ) WITH (fillfactor = 80)
            """,
            // What is due is found by kind, so that work for which a process has no handler is never walked over.
            "CREATE INDEX work_pending ON work (kind, next, key) WHERE is_buried = 0",
            "CREATE INDEX work_buried ON work (next, key) WHERE is_buried = 1",
            "CREATE INDEX work_request ON work (request) WHERE request IS NOT NULL",
        ]

        private static let directory = [
            """
            CREATE TABLE directory_entry (
                kind text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, content bytea NOT NULL,
                PRIMARY KEY (kind, id)
            )
            """,
            "CREATE TABLE address (key text COLLATE \"C\" PRIMARY KEY, person text COLLATE \"C\" NOT NULL)",
            "CREATE INDEX address_person ON address (person)",
            """
            CREATE TABLE member (
                person text COLLATE "C" NOT NULL, team text COLLATE "C" NOT NULL, PRIMARY KEY (person, team)
            )
            """,
            "CREATE INDEX member_team ON member (team)",
            """
            CREATE TABLE delegate (
                person text COLLATE "C" NOT NULL, delegation text COLLATE "C" NOT NULL, PRIMARY KEY (person, delegation)
            )
            """,
        ]

        private static let attachments = [
            """
            CREATE TABLE upload_chunk (
                upload uuid NOT NULL, position bigint NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (upload, position)
            )
            """,
            // Files are seldom smaller for being compressed once more.
            "ALTER TABLE upload_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL",
            """
            CREATE TABLE attachment (digest bytea PRIMARY KEY, upload uuid NOT NULL UNIQUE, size bigint NOT NULL)
            """,
        ]

        private static let articles = [
            """
            CREATE TABLE article (
                number bigint PRIMARY KEY, id uuid NOT NULL UNIQUE,
                version bigint NOT NULL, published bigint NOT NULL, team text COLLATE "C" NOT NULL
            )
            """,
            """
            CREATE TABLE article_revision (
                number bigint NOT NULL, version bigint NOT NULL, at bigint NOT NULL,
                content bytea NOT NULL, hash bytea NOT NULL, PRIMARY KEY (number, version)
            )
            """,
            """
            -- The revisions by which articles are listed and found: the newest, and the published one. The place is
            -- that of the passage.
            CREATE TABLE article_face (
                place bigint PRIMARY KEY, number bigint NOT NULL,
                is_public smallint NOT NULL, is_everyone smallint NOT NULL,
                team text COLLATE "C" NOT NULL, language text COLLATE "C" NOT NULL, state text COLLATE "C" NOT NULL
            )
            """,
            "CREATE INDEX article_face_number ON article_face (number)",
            """
            CREATE TABLE article_reader (
                kind smallint NOT NULL, name text COLLATE "C" NOT NULL, place bigint NOT NULL,
                PRIMARY KEY (kind, name, place)
            )
            """,
            "CREATE INDEX article_reader_place ON article_reader (place)",
            """
            CREATE TABLE article_tag (tag text COLLATE "C" NOT NULL, place bigint NOT NULL, PRIMARY KEY (tag, place))
            """,
            "CREATE INDEX article_tag_place ON article_tag (place)",
            """
            CREATE TABLE article_passage (
                place bigint PRIMARY KEY, words text NOT NULL, length integer NOT NULL, indexed integer
            )
            """,
            """
            CREATE INDEX article_passage_words ON article_passage USING gin (passage_lexemes(place, words, indexed))
            WITH (gin_pending_list_limit = 1024)
            """,
        ]
    }
#endif
