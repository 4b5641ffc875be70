#if PostgreSQL
    import Foundation
    import LibPQ
    import ServiceDesk
    import ServiceDeskSQL

    /// Events, the passages that search finds, and idempotency keys.
    enum JournalRows {
        static func statements(of plan: CommitPlan, _ numbers: Numbers) -> [PQStatement] {
            var statements: [PQStatement] = []
            if !plan.events.isEmpty { statements.append(events(plan.events, numbers)) }
            if !plan.passages.isEmpty { statements += passages(plan.passages, numbers) }
            statements += ErasedRows.statements(of: plan, numbers)
            if !plan.keys.isEmpty { statements.append(keys(plan, numbers)) }
            return statements
        }

        private static func events(_ rows: [CommitPlan.EventRow], _ numbers: Numbers) -> PQStatement {
            .kept(
                """
                INSERT INTO event (number, version, at, content, hash) \
                SELECT \(Numbers.expression), row.version, row.at, row.content, row.hash \
                FROM unnest($1, $2, $3, $4, $5) AS row (number, version, at, content, hash), \(Numbers.counter)
                """,
                [
                    .integers(rows.map { numbers.sent($0.number) }), .integers(rows.map { Int64($0.event.version) }),
                    .integers(rows.map(\.event.at.microseconds)), .byteArrays(rows.map(\.event.content)),
                    .byteArrays(rows.map(\.event.hash.bytes)),
                ])
        }

        private static func passages(_ rows: [CommitPlan.PassageRow], _ numbers: Numbers) -> [PQStatement] {
            let texts = rows.map { PassageText($0.passage.words) }
            // The place is the number and, in its lower bits, what is known already.
            let rests = rows.map { row in
                PassagePlace.rowid(number: 0, version: row.passage.version, isPrivate: row.passage.isPrivate)
            }
            return [
                .kept(
                    """
                    INSERT INTO passage (place, words, length, indexed) \
                    SELECT (\(Numbers.expression)) << \(PassagePlace.numberShift) | row.rest, row.words, row.length, \
                    row.indexed FROM unnest($1, $2, $3, $4, $5) AS row (number, rest, words, length, indexed), \
                    \(Numbers.counter)
                    """,
                    [
                        .integers(rows.map { numbers.sent($0.number) }), .integers(rests),
                        .texts(texts.map(\.words)), .integers(texts.map { Int64($0.length) }),
                        .integers(texts.map { $0.indexed.map { Int64($0) } }),
                    ]),
                .kept(
                    "INSERT INTO passage_tally (passages, words) VALUES ($1, $2)",
                    [.integer(Int64(rows.count)), .integer(Int64(texts.reduce(0) { $0 + $1.length }))]),
            ]
        }

        /// By name, so that two that insert the same ones wait for each other in one order.
        private static func keys(_ plan: CommitPlan, _ numbers: Numbers) -> PQStatement {
            let rows = plan.keys.values
            return .kept(
                """
                INSERT INTO idempotency_key (name, fingerprint, number) \
                SELECT row.name, row.fingerprint, \(Numbers.expression) \
                FROM unnest($1, $2, $3) AS row (name, fingerprint, number), \(Numbers.counter) ORDER BY row.name
                """,
                [
                    .texts(rows.map(\.key.name)), .byteArrays(rows.map(\.key.fingerprint.bytes)),
                    .integers(rows.map { numbers.sent($0.number) }),
                ])
        }
    }

    /// Events as erasures leave them, and the passages of their texts. Their requests have numbers.
    private enum ErasedRows {
        static func statements(of plan: CommitPlan, _ numbers: Numbers) -> [PQStatement] {
            let (events, passages) = plan.replaced
            guard !events.isEmpty else { return [] }
            let texts = passages.map { PassageText($0.passage.words) }
            let places = passages.map { row in
                PassagePlace.rowid(
                    number: numbers.sent(row.number), version: row.passage.version, isPrivate: row.passage.isPrivate)
            }
            return [
                PQStatement(
                    """
                    UPDATE event e SET content = row.content, original = row.original \
                    FROM unnest($1, $2, $3, $4) AS row (number, version, content, original) \
                    WHERE e.number = row.number AND e.version = row.version
                    """,
                    [
                        .integers(events.map { numbers.sent($0.number) }),
                        .integers(events.map { Int64($0.event.version) }), .byteArrays(events.map(\.event.content)),
                        .byteArrays(events.map { $0.event.original?.bytes ?? [] }),
                    ]),
                PQStatement(
                    """
                    INSERT INTO passage_tally (passages, words) SELECT 0, coalesce(sum(row.length - p.length), 0) \
                    FROM unnest($1, $2) AS row (place, length) JOIN passage p ON p.place = row.place
                    """, [.integers(places), .integers(texts.map { Int64($0.length) })]),
                PQStatement(
                    """
                    UPDATE passage p SET words = row.words, length = row.length, indexed = row.indexed \
                    FROM unnest($1, $2, $3, $4) AS row (place, words, length, indexed) WHERE p.place = row.place
                    """,
                    [
                        .integers(places), .texts(texts.map(\.words)), .integers(texts.map { Int64($0.length) }),
                        .integers(texts.map { $0.indexed.map { Int64($0) } }),
                    ]),
            ]
        }
    }

    enum WorkRows {
        static let columns = "key, kind, payload, request, due, next, attempt, claim, owner, failure, is_buried"

        static func statements(of plan: CommitPlan) -> [PQStatement] {
            var statements: [PQStatement] = []
            let gone = plan.work.filter { $0.value == nil }.map(\.key)
            if !gone.isEmpty {
                statements.append(
                    .kept("DELETE FROM work WHERE key = ANY($1)", [.texts(gone.sorted().map(\.rawValue))]))
            }
            let kept = plan.work.values.compactMap { $0 }
            if !kept.isEmpty { statements.append(replacing(kept)) }
            return statements
        }

        private static func replacing(_ records: [WorkRecord]) -> PQStatement {
            let rest = columns.split(separator: ", ").dropFirst()
            return .kept(
                """
                INSERT INTO work (\(columns)) SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
                AS row (\(columns)) ORDER BY row.key ON CONFLICT (key) DO UPDATE SET \
                \(rest.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
                """,
                [
                    .texts(records.map(\.key.rawValue)), .texts(records.map(\.item.task.kind.rawValue)),
                    .byteArrays(records.map(\.item.task.payload)),
                    .uuids(records.map { $0.item.task.request.map { UUID($0.uuid) } }),
                    .integers(records.map(\.item.dueAt.microseconds)), .integers(records.map(\.nextAt.microseconds)),
                    .integers(records.map { Int64($0.attempt) }), .uuids(records.map { $0.claim.map { UUID($0) } }),
                    .texts(records.map(\.owner)), .texts(records.map(\.failure)),
                    .integers(records.map { $0.isBuried ? 1 : 0 }),
                ])
        }
    }

    /// What a batch does to the numbers of requests by team and state.
    enum TallyRows {
        private struct Cell: Hashable {
            let team: String
            let state: String

            init(_ request: Request) { (team, state) = (request.team?.rawValue ?? "", request.state.rawValue) }
        }

        static func statements(of plan: CommitPlan) -> [PQStatement] {
            var changes: [Cell: Int64] = [:]
            for draft in plan.drafts.values {
                if let before = draft.before { changes[Cell(before), default: 0] -= 1 }
                changes[Cell(draft.after), default: 0] += 1
            }
            let rows = changes.filter { $0.value != 0 }
            guard !rows.isEmpty else { return [] }
            return [
                .kept(
                    "INSERT INTO tally (team, state, count) SELECT * FROM unnest($1, $2, $3)",
                    [
                        .texts(rows.keys.map(\.team)), .texts(rows.keys.map(\.state)), .integers(rows.map(\.value)),
                    ])
            ]
        }

        /// Sums up the rows of both tallies. Two that do so at once take different rows.
        static let sum = [
            PQStatement(
                """
                WITH gone AS (DELETE FROM tally WHERE ctid = ANY(ARRAY(SELECT ctid FROM tally LIMIT 10000 \
                FOR UPDATE SKIP LOCKED)) RETURNING team, state, count) \
                INSERT INTO tally SELECT team, state, sum(count) FROM gone GROUP BY team, state HAVING sum(count) <> 0
                """),
            PQStatement(
                """
                WITH gone AS (DELETE FROM passage_tally WHERE ctid = ANY(ARRAY(SELECT ctid FROM passage_tally \
                LIMIT 10000 FOR UPDATE SKIP LOCKED)) RETURNING passages, words) \
                INSERT INTO passage_tally SELECT sum(passages), sum(words) FROM gone HAVING count(*) > 0
                """),
        ]
    }

    /// The words of a passage as the table has them: each between blanks of its own, so that a word is counted by
    /// looking for it with its blanks.
    struct PassageText {
        let words: String
        let length: Int
        /// How many characters of `words` the index takes; `nil` for all of them.
        let indexed: Int?

        /// A tsvector holds 1,048,575 bytes, of words with up to eight characters before each.
        private static let maximumIndexed = 400_000

        init(_ words: [String]) {
            length = words.count
            self.words = words.map { " \($0) " }.joined()
            guard self.words.utf8.count > Self.maximumIndexed else {
                indexed = nil
                return
            }
            var (bytes, characters) = (0, 0)
            for word in words {
                bytes += word.utf8.count + 2
                guard bytes <= Self.maximumIndexed else { break }
                // PostgreSQL counts code points.
                characters += word.unicodeScalars.count + 2
            }
            indexed = characters
        }
    }
#endif
