#if SQLite
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    extension SQLiteCheck {
        /// What all requests together say there must be in other tables.
        private struct Expected {
            var participants = 0
            var tags = 0
            var events = 0
            var tally: [[String]: Int] = [:]
        }

        /// Compares each request with its columns and with the rows that name its people and tags.
        mutating func checkRequests() throws {
            var expected = Expected()
            let columns = RequestColumns.names.joined(separator: ", ")
            try db.each("SELECT number, content, \(columns) FROM request ORDER BY number", []) { row in
                let number = try row.int64(0)
                do {
                    let request = try row.request()
                    try checkColumns(of: request, row)
                    try checkParticipants(of: request)
                    try checkTags(of: request)
                    expected.participants += Participant.all(of: request).count
                    expected.tags += request.tags.count
                    expected.events += request.version
                    expected.tally[[request.team?.rawValue ?? "", request.state.rawValue], default: 0] += 1
                } catch let error as DecodingError {
                    add("The request cannot be read: \(error)", request: number)
                }
            }
            try compareCount(of: "participant", expected.participants)
            try compareCount(of: "tag", expected.tags)
            try compareCount(of: "event", expected.events)
            try checkTally(expected.tally)
        }

        private mutating func checkColumns(of request: Request, _ row: SQLiteRow) throws {
            for (index, value) in RequestColumns.values(of: request).enumerated()
            where try row.value(index + 2) != value {
                add("The column “\(RequestColumns.names[index])” differs from the request.", request: request.number)
            }
        }

        private mutating func checkParticipants(of request: Request) throws {
            for participant in Participant.all(of: request) {
                let until = try db.first(
                    "SELECT until FROM participant WHERE person = ?1 AND number = ?2 AND role = ?3",
                    [
                        .text(participant.person.rawValue), .integer(request.number),
                        .integer(participant.role.rawValue),
                    ]
                ) { try $0.int64(0) }
                guard until != participant.until else { continue }
                add("“\(participant.person)” is not found as \(participant.role).", request: request.number)
            }
        }

        private mutating func checkTags(of request: Request) throws {
            for tag in request.tags
            where try !exists(
                "SELECT 1 FROM tag WHERE tag = ?1 AND number = ?2", [.text(tag), .integer(request.number)])
            {
                add("The request is not found by its tag “\(tag)”.", request: request.number)
            }
        }

        private mutating func checkTally(_ expected: [[String]: Int]) throws {
            var expected = expected
            try db.each("SELECT team, state, count FROM tally", []) { row in
                let (team, state, count) = (try row.text(0), try row.text(1), try row.int(2))
                let counted = expected.removeValue(forKey: [team, state]) ?? 0
                if counted != count {
                    add("The team “\(team)” has \(counted) requests in the state “\(state)”, not \(count) as noted.")
                }
            }
            for (cell, count) in expected.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                add("The team “\(cell[0])” has \(count) requests in the state “\(cell[1])”, and none is noted.")
            }
        }
    }

    // MARK: - Full-text search

    extension SQLiteCheck {
        /// Compares the words that are indexed, each with its place, with those of the journals. Two sums over all of
        /// them are compared and not the words themselves, which come in another order.
        mutating func checkPassages() throws {
            let (expected, found) = (try sumOfJournals(), try sumOfIndex("passage"))
            if found.passages != expected.passages {
                add("Search knows \(found.passages) texts; the journals have \(expected.passages).")
            } else if found != expected {
                add("The words that search knows are not those of the journals.")
            }
        }

        /// What an index has, or should have.
        struct PassageSum: Hashable {
            var passages = 0
            /// Of the length of each passage, by which search ranks.
            var lengths: UInt64 = 0
            var words: UInt64 = 0

            mutating func add(_ rowid: Int64, _ words: [String]) {
                addPassage(rowid, length: SQLiteCheck.varint(words.count))
                for (place, word) in words.enumerated() { addWord(rowid, place, word.utf8) }
            }

            mutating func addPassage(_ rowid: Int64, length: [UInt8]) {
                passages += 1
                lengths &+= Self.checksum(rowid, 0, length)
            }

            mutating func addWord(_ rowid: Int64, _ place: Int, _ word: some Sequence<UInt8>) {
                words &+= Self.checksum(rowid, place, word)
            }

            private static func checksum(_ rowid: Int64, _ place: Int, _ bytes: some Sequence<UInt8>) -> UInt64 {
                var checksum = Checksum()
                checksum.add(rowid)
                checksum.add(Int64(place))
                checksum.add(bytes)
                return checksum.value
            }
        }

        private func sumOfJournals() throws -> PassageSum {
            var sum = PassageSum()
            let unknown = Request.ID(UniqueID(high: 0, low: 0))
            try db.each("SELECT number, version, at, content, hash FROM event", []) { row in
                let recorded = try RecordedEvent(
                    request: unknown, version: row.int(1), at: Timestamp(microseconds: row.int64(2)),
                    content: row.bytes(3), hash: row.digest(4))
                guard let (text, isPrivate) = recorded.event.searchableText else { return }
                let rowid = PassagePlace.rowid(
                    number: try row.int64(0), version: recorded.version, isPrivate: isPrivate)
                sum.add(rowid, SearchText.words(in: text))
            }
            return sum
        }

        func sumOfIndex(_ index: String) throws -> PassageSum {
            var sum = PassageSum()
            try db.each("SELECT id, sz FROM \(index)_docsize", []) { row in
                sum.addPassage(try row.int64(0), length: try row.bytes(1))
            }
            // Where each word stands; a table of the connection, so that reading writes nothing to the file.
            try db.run(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.\(index)_place USING fts5vocab(main, \(index), instance)", [])
            try db.each("SELECT doc, \"offset\", term FROM temp.\(index)_place", []) { row in
                sum.addWord(try row.int64(0), try row.int(1), try row.text(2).utf8)
            }
            return sum
        }

        /// A length as FTS5 writes it: seven bits a byte, the most significant first, the last without the high bit.
        private static func varint(_ value: Int) -> [UInt8] {
            var (bytes, rest) = ([UInt8(value & 0x7F)], value >> 7)
            while rest > 0 {
                bytes.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
                rest >>= 7
            }
            return bytes
        }
    }
#endif
