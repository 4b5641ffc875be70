#if SQLite
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    extension SQLiteStore {
        public func commit(_ changes: [Change]) async throws(StoreError) -> [CommitResult] {
            try Change.validate(changes, limits)
            return try await write { db in
                var (tally, statements) = (Tally(), UpdateStatements())
                let results = try changes.map { try db.commit($0, &tally, &statements) }
                try tally.write(to: db)
                try db.keepMeasurements(of: zip(changes, results).filter { $1.isCommitted }.map(\.0))
                return results
            }
        }
    }

    extension Database {
        /// Writes a change, or writes nothing and says why.
        fileprivate func commit(
            _ change: Change, _ tally: inout Tally, _ statements: inout UpdateStatements
        ) throws -> CommitResult {
            if let key = change.key, let known = try keyRecord(named: key.name) {
                return known.key == key ? .duplicate(of: known.number) : .keyReused
            }
            guard let work = try workAfter(change) else { return .expired }
            // The update of one request that has a number finds out by itself, before anything else is written.
            let isAlone = change.updates.count == 1 && change.updates[0].before.map { $0.number > 0 } ?? false
            if !isAlone { for update in change.updates where try !isCurrent(update) { return .conflict } }
            guard try numbersDiffer(change.updates) else { return .conflict }
            var numbers: [Request.Number] = []
            for update in change.updates {
                guard let number = try update.before == nil ? insert(update) : replace(update, &statements) else {
                    guard isAlone else { throw StoreError(.invalidQuery, "A change names each request once.") }
                    return .conflict
                }
                try writeParticipants(update, number)
                try writeTags(update, number)
                for event in update.events { try insert(event, number) }
                for passage in update.passages { try insert(passage, number) }
                for event in update.replaced { try replace(event, number) }
                tally.move(from: update.before, to: update.after)
                numbers.append(number)
            }
            if let key = change.key {
                try run(
                    "INSERT INTO idempotency_key (name, fingerprint, number, checksum) VALUES (?1, ?2, ?3, ?4)",
                    [
                        .text(key.name), .blob(key.fingerprint.bytes), .integer(numbers[0]),
                        .integer(key.checksum(numbers[0])),
                    ])
            }
            try keep(work)
            return .committed(numbers)
        }

        /// Whether the request is as it was when the change was decided.
        private func isCurrent(_ update: Change.Update) throws -> Bool {
            guard let before = update.before else {
                let isTaken = try first(
                    "SELECT 1 FROM request WHERE id = ?1 OR number = ?2",
                    [.blob(update.after.id.uuid.bytes), .integer(update.after.number)]) { _ in true }
                return isTaken == nil
            }
            guard before.number > 0 else {
                let version = try first(
                    "SELECT version FROM request WHERE id = ?1", [.blob(before.id.uuid.bytes)]) { try $0.int(0) }
                return version == before.version
            }
            let version = try first(
                "SELECT version FROM request WHERE number = ?1 AND id = ?2",
                [.integer(before.number), .blob(before.id.uuid.bytes)]) { try $0.int(0) }
            return version == before.version
        }

        /// Whether the openings of one change want numbers of their own.
        private func numbersDiffer(_ updates: [Change.Update]) throws -> Bool {
            let asked = updates.filter { $0.before == nil }.map(\.after.number)
            guard asked.count > 1, asked.contains(where: { $0 > 0 }) else { return true }
            var last = try first("SELECT COALESCE(max(number), 0) FROM request", []) { try $0.int64(0) } ?? 0
            var given: Set<Request.Number> = []
            for asked in asked {
                let number = asked > 0 ? asked : last + 1
                guard given.insert(number).inserted else { return false }
                last = max(last, number)
            }
            return true
        }

        /// The number of a request that is there. A change that was decided before the number was known has none.
        private func number(of request: Request) throws -> Request.Number {
            guard request.number == 0 else { return request.number }
            return try first(
                "SELECT number FROM request WHERE id = ?1", [.blob(request.id.uuid.bytes)]) { try $0.int64(0) } ?? 0
        }

        private func insert(_ update: Change.Update) throws -> Request.Number {
            let asked = update.after.number
            try run(
                Self.insertRequest,
                [asked > 0 ? .integer(asked) : .null] + RequestColumns.values(of: update.after)
                    + [.blob(update.encoded)])
            return lastInsertedRowID
        }

        private static let insertRequest = {
            let columns = RequestColumns.names.joined(separator: ", ")
            let places = (1...RequestColumns.names.count + 2).map { "?\($0)" }.joined(separator: ", ")
            return "INSERT INTO request (number, \(columns), content) VALUES (\(places))"
        }()

        /// Writes only the columns that change, so that the indexes of the others are left alone.
        ///
        /// - Returns: The number; `nil` where the request is not as it was when the change was decided, and nothing was
        ///   written.
        private func replace(_ update: Change.Update, _ statements: inout UpdateStatements) throws -> Request.Number? {
            guard let before = update.before else { return update.after.number }
            let (old, new) = (RequestColumns.values(of: before), RequestColumns.values(of: update.after))
            var (changed, values): (UInt64, [SQLValue]) = (0, [.blob(update.encoded)])
            for index in new.indices where new[index] != old[index] {
                changed |= 1 << UInt64(index)
                values.append(new[index])
            }
            let number = try number(of: before)
            values += [.integer(number), .integer(Int64(before.version)), .blob(before.id.uuid.bytes)]
            try run(statements.text(changed), values)
            return changesCount > 0 ? number : nil
        }

        private func writeParticipants(_ update: Change.Update, _ number: Request.Number) throws {
            if let before = update.before, Participant.areAlike(before, update.after) { return }
            let new = Participant.all(of: update.after)
            let old = update.before.map(Participant.all) ?? []
            for gone in old.subtracting(new) {
                try run(
                    "DELETE FROM participant WHERE person = ?1 AND number = ?2 AND role = ?3",
                    [.text(gone.person.rawValue), .integer(number), .integer(gone.role.rawValue)])
            }
            for come in new.subtracting(old) {
                try run(
                    "INSERT INTO participant (person, number, role, until) VALUES (?1, ?2, ?3, ?4)",
                    [
                        .text(come.person.rawValue), .integer(number), .integer(come.role.rawValue),
                        .integer(come.until),
                    ])
            }
        }

        private func writeTags(_ update: Change.Update, _ number: Request.Number) throws {
            let (old, new) = (update.before?.tags ?? [], update.after.tags)
            guard old != new else { return }
            for tag in old where !new.contains(tag) {
                try run("DELETE FROM tag WHERE tag = ?1 AND number = ?2", [.text(tag), .integer(number)])
            }
            for tag in new where !old.contains(tag) {
                try run("INSERT INTO tag (tag, number) VALUES (?1, ?2)", [.text(tag), .integer(number)])
            }
        }

        private func insert(_ event: RecordedEvent, _ number: Request.Number) throws {
            try run(
                "INSERT INTO event (number, version, at, content, hash) VALUES (?1, ?2, ?3, ?4, ?5)",
                [
                    .integer(number), .integer(Int64(event.version)), .integer(event.at.microseconds),
                    .blob(event.content), .blob(event.hash.bytes),
                ])
        }
    }

    extension Database {
        /// Puts an event as an erasure left it in the place of what was recorded.
        fileprivate func replace(_ event: RecordedEvent, _ number: Request.Number) throws {
            let place: [SQLValue] = [.integer(number), .integer(Int64(event.version))]
            let old = try first(
                "SELECT content FROM event WHERE number = ?1 AND version = ?2", place) { try $0.bytes(0) }
            // The index keeps no texts, and must be told which words go.
            if let old, let passage = try Passage(version: event.version, content: old) {
                try run(
                    "INSERT INTO passage (passage, rowid, text) VALUES ('delete', ?1, ?2)",
                    [.integer(rowid(of: passage, number)), .text(passage.words.joined(separator: " "))])
            }
            if let passage = try Passage(version: event.version, content: event.content) {
                try insert(passage, number)
            }
            try run(
                "UPDATE event SET content = ?3, original = ?4 WHERE number = ?1 AND version = ?2",
                place + [.blob(event.content), event.original.map { .blob($0.bytes) } ?? .null])
        }

        fileprivate func rowid(of passage: Passage, _ number: Request.Number) -> Int64 {
            PassagePlace.rowid(number: number, version: passage.version, isPrivate: passage.isPrivate)
        }

        fileprivate func insert(_ passage: Passage, _ number: Request.Number) throws {
            try run(
                "INSERT INTO passage (rowid, text) VALUES (?1, ?2)",
                [.integer(rowid(of: passage, number)), .text(passage.words.joined(separator: " "))])
        }
    }

    /// The texts of statements that replace a request, by the columns that they change: the changes of one commit are
    /// most often of few kinds.
    private struct UpdateStatements {
        private var texts: [UInt64: String] = [:]

        /// - Parameter changed: A bit for each of ``RequestColumns/names``.
        mutating func text(_ changed: UInt64) -> String {
            if let text = texts[changed] { return text }
            let names = RequestColumns.names.indices.filter { changed >> UInt64($0) & 1 == 1 }
                .map { RequestColumns.names[$0] }
            let assignments = (["content"] + names).enumerated().map { "\($1) = ?\($0 + 1)" }.joined(separator: ", ")
            let next = names.count + 2
            let text = "UPDATE request SET \(assignments) WHERE number = ?\(next) AND version = ?\(next + 1) "
                + "AND id = ?\(next + 2)"
            texts[changed] = text
            return text
        }
    }

    /// What a commit does to the numbers of requests by team and state, gathered to be written once.
    private struct Tally {
        private struct Cell: Hashable {
            var team: String
            var state: String
        }

        private var changes: [Cell: Int] = [:]

        mutating func move(from before: Request?, to after: Request) {
            if let before { changes[cell(before), default: 0] -= 1 }
            changes[cell(after), default: 0] += 1
        }

        private func cell(_ request: Request) -> Cell {
            Cell(team: request.team?.rawValue ?? "", state: request.state.rawValue)
        }

        func write(to db: Database) throws {
            for (cell, change) in changes where change != 0 {
                try db.run(
                    """
                    INSERT INTO tally (team, state, count) VALUES (?1, ?2, ?3) \
                    ON CONFLICT (team, state) DO UPDATE SET count = count + excluded.count
                    """, [.text(cell.team), .text(cell.state), .integer(Int64(change))])
            }
        }
    }
#endif
