#if PostgreSQL
    import Foundation
    import LibPQ
    import ServiceDesk
    import ServiceDeskSQL

    /// The statements that write a plan: each does one table for the whole batch, from arrays, so that the server has
    /// as many statements to do for a batch as for one change.
    ///
    /// Everybody locks in the same order: requests by number, work by key, the counter of numbers, keys by name. The
    /// counter is locked by all: for the shortest time, and at the very end where all numbers are given, so that
    /// imports write beside one another.
    struct CommitStatements {
        let statements: [PQStatement]
        /// Which statement gives the last number, where the batch takes new ones.
        let counterIndex: Int?

        init(_ plan: CommitPlan) {
            var all = Expectations.statements(of: plan)
            let numbers = Numbers(plan)
            let taking = numbers.taking
            counterIndex = taking == nil ? nil : all.count
            all += [taking].compactMap { $0 }
            all += RequestRows.statements(of: plan, numbers)
            all += JournalRows.statements(of: plan, numbers)
            all += WorkRows.statements(of: plan)
            all += TallyRows.statements(of: plan)
            all += MeasurementRows.statements(of: plan)
            all += [numbers.passing].compactMap { $0 }
            statements = all
        }
    }

    /// Numbers as they are sent: those that are known as they are; those that are not counted back from the last one
    /// of the batch, which the counter has by the time that they are needed: 0, -1, …
    struct Numbers {
        private let plan: CommitPlan

        init(_ plan: CommitPlan) { self.plan = plan }

        /// The number of a row `row`, in a statement that has the counter beside it.
        static let expression = "CASE WHEN row.number > 0 THEN row.number ELSE counter.value + row.number END"
        static let counter = "counter WHERE counter.name = 'request'"

        func sent(_ number: CommitPlan.Number) -> Int64 {
            switch number {
            case .known(let number): number
            case .next(let place): Int64(place - plan.nextCount)
            }
        }

        /// The number that a plan’s came to be.
        static func given(_ number: CommitPlan.Number, last: Int64, of count: Int) -> Request.Number {
            switch number {
            case .known(let number): number
            case .next(let place): last - Int64(count - place)
            }
        }

        /// Takes the numbers of the batch.
        var taking: PQStatement? {
            guard plan.nextCount > 0 else { return nil }
            return .kept(
                "UPDATE counter SET value = value + $1 WHERE name = 'request' RETURNING value",
                [.integer(Int64(plan.nextCount))])
        }

        /// Has those that come next go on behind the numbers that were given.
        var passing: PQStatement? {
            guard plan.nextCount == 0, let last = plan.lastNumber else { return nil }
            return .kept(
                "UPDATE counter SET value = $1 WHERE name = 'request' AND value < $1", [.integer(last)])
        }
    }

    // MARK: - What must hold

    private enum Expectations {
        static func statements(of plan: CommitPlan) -> [PQStatement] {
            var statements: [PQStatement] = []
            let requests = plan.drafts.values.compactMap(\.before)
            if !requests.isEmpty {
                let numbers = plan.drafts.values.filter { $0.before != nil }.map { draft -> Int64? in
                    if case .known(let number) = draft.number { number } else { nil }
                }
                statements.append(
                    .kept(
                        """
                        SELECT refuse_unless(count(*) = $4, 'requests') FROM (SELECT 1 FROM request r \
                        JOIN unnest($1, $2, $3) AS row (number, id, version) ON r.number = row.number \
                        WHERE r.id = row.id AND r.version = row.version ORDER BY r.number FOR UPDATE OF r) held
                        """,
                        [
                            .integers(numbers), .uuids(requests.map { UUID($0.id.uuid) }),
                            .integers(requests.map { Int64($0.version) }), .integer(Int64(requests.count)),
                        ]))
            }
            statements += ofWork(plan)
            return statements
        }

        private static func ofWork(_ plan: CommitPlan) -> [PQStatement] {
            var statements: [PQStatement] = []
            if !plan.expectedClaims.isEmpty {
                let claims = plan.expectedClaims
                statements.append(
                    .kept(
                        """
                        SELECT refuse_unless(count(*) = $3, 'receipts') FROM (SELECT 1 FROM work w \
                        JOIN unnest($1, $2) AS row (key, claim) ON w.key = row.key \
                        WHERE w.claim = row.claim ORDER BY w.key FOR UPDATE OF w) held
                        """,
                        [
                            .texts(claims.keys.map(\.rawValue)), .uuids(claims.values.map { UUID($0) }),
                            .integer(Int64(claims.count)),
                        ]))
            }
            let present = plan.expectedWork.filter { $0.value != nil }
            let absent = plan.expectedWork.filter { $0.value == nil }
            if !present.isEmpty {
                statements.append(
                    .kept(
                        """
                        SELECT refuse_unless(count(*) = $3, 'work') FROM (SELECT 1 FROM work w \
                        JOIN unnest($1, $2) AS row (key, written_in) ON w.key = row.key \
                        WHERE w.xmin::text = row.written_in ORDER BY w.key FOR UPDATE OF w) held
                        """,
                        [
                            .texts(present.keys.map(\.rawValue)), .texts(present.values.map { $0?.writtenIn }),
                            .integer(Int64(present.count)),
                        ]))
            }
            if !absent.isEmpty {
                statements.append(
                    .kept(
                        "SELECT refuse_unless(count(*) = 0, 'no work') FROM work WHERE key = ANY($1)",
                        [.texts(absent.keys.map(\.rawValue))]))
            }
            return statements
        }
    }

    // MARK: - Requests

    private enum RequestRows {
        private static let names = RequestColumns.names.joined(separator: ", ")
        /// As arrays.
        private static let types = [
            "uuid", "bigint", "text", "text", "text", "bigint", "text", "bigint", "text", "bigint", "text", "bigint",
            "bigint", "bigint", "bigint",
        ]
        private static let arrays =
            (["$1::bigint[]", "$2::bytea[]"] + types.enumerated().map { "$\($0.offset + 3)::\($0.element)[]" })
            .joined(separator: ", ")
        private static let columns = "row (number, content, \(names))"

        static func statements(of plan: CommitPlan, _ numbers: Numbers) -> [PQStatement] {
            let opened = plan.drafts.values.filter { $0.before == nil }
            let changed = plan.drafts.values.filter { draft in
                draft.before.map { $0.version != draft.after.version } ?? false
            }
            var statements: [PQStatement] = []
            if !opened.isEmpty {
                statements.append(
                    .kept(
                        """
                        INSERT INTO request (number, content, \(names)) \
                        SELECT \(Numbers.expression), row.content, \
                        \(RequestColumns.names.map { "row.\($0)" }.joined(separator: ", ")) \
                        FROM unnest(\(arrays)) AS \(columns), \(Numbers.counter)
                        """, parameters(opened, numbers)))
            }
            if !changed.isEmpty {
                statements.append(
                    .kept(
                        """
                        UPDATE request SET content = row.content, \
                        \(RequestColumns.names.map { "\($0) = row.\($0)" }.joined(separator: ", ")) \
                        FROM unnest(\(arrays)) AS \(columns) WHERE request.number = row.number
                        """, parameters(changed, numbers)))
            }
            return statements + participants(plan, numbers) + tags(plan, numbers)
        }

        private static func parameters(_ drafts: [CommitPlan.Draft], _ numbers: Numbers) -> [PQParameter] {
            let rows = drafts.map { RequestColumns.values(of: $0.after) }
            return [.integers(drafts.map { numbers.sent($0.number) }), .byteArrays(drafts.map(\.encoded))]
                + types.indices.map { column in
                    switch types[column] {
                    case "uuid": .uuids(drafts.map { UUID($0.after.id.uuid) })
                    case "text": .texts(rows.map { $0[column].asText })
                    default: .integers(rows.map { $0[column].asInteger })
                    }
                }
        }

        private static func participants(_ plan: CommitPlan, _ numbers: Numbers) -> [PQStatement] {
            typealias Row = (number: Int64, participant: Participant)
            var (gone, come): ([Row], [Row]) = ([], [])
            for draft in plan.drafts.values {
                if let before = draft.before, Participant.areAlike(before, draft.after) { continue }
                let (old, new) = (draft.before.map(Participant.all) ?? [], Participant.all(of: draft.after))
                let number = numbers.sent(draft.number)
                gone += old.subtracting(new).map { (number, $0) }
                come += new.subtracting(old).map { (number, $0) }
            }
            func parameters(_ rows: [Row]) -> [PQParameter] {
                [
                    .texts(rows.map(\.participant.person.rawValue)), .integers(rows.map(\.number)),
                    .integers(rows.map(\.participant.role.rawValue)),
                ]
            }
            var statements: [PQStatement] = []
            if !gone.isEmpty {
                statements.append(
                    .kept(
                        """
                        DELETE FROM participant USING unnest($1, $2, $3) AS row (person, number, role) \
                        WHERE participant.person = row.person AND participant.number = row.number \
                        AND participant.role = row.role
                        """, parameters(gone)))
            }
            if !come.isEmpty {
                statements.append(
                    .kept(
                        """
                        INSERT INTO participant (person, number, role, until) \
                        SELECT row.person, \(Numbers.expression), row.role, row.until \
                        FROM unnest($1, $2, $3, $4) AS row (person, number, role, until), \(Numbers.counter)
                        """, parameters(come) + [.integers(come.map(\.participant.until))]))
            }
            return statements
        }

        private static func tags(_ plan: CommitPlan, _ numbers: Numbers) -> [PQStatement] {
            typealias Row = (number: Int64, tag: String)
            var (gone, come): ([Row], [Row]) = ([], [])
            for draft in plan.drafts.values {
                let (old, new) = (draft.before?.tags ?? [], draft.after.tags)
                guard old != new else { continue }
                let number = numbers.sent(draft.number)
                gone += old.filter { !new.contains($0) }.map { (number, $0) }
                come += new.filter { !old.contains($0) }.map { (number, $0) }
            }
            func parameters(_ rows: [Row]) -> [PQParameter] {
                [.texts(rows.map(\.tag)), .integers(rows.map(\.number))]
            }
            var statements: [PQStatement] = []
            if !gone.isEmpty {
                statements.append(
                    .kept(
                        """
                        DELETE FROM tag USING unnest($1, $2) AS row (tag, number) \
                        WHERE tag.tag = row.tag AND tag.number = row.number
                        """, parameters(gone)))
            }
            if !come.isEmpty {
                statements.append(
                    .kept(
                        """
                        INSERT INTO tag (tag, number) SELECT row.tag, \(Numbers.expression) \
                        FROM unnest($1, $2) AS row (tag, number), \(Numbers.counter)
                        """, parameters(come)))
            }
            return statements
        }
    }

    extension SQLValue {
        fileprivate var asText: String? { if case .text(let text) = self { text } else { nil } }
        fileprivate var asInteger: Int64? { if case .integer(let integer) = self { integer } else { nil } }
    }
#endif
