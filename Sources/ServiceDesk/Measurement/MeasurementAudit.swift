/// Checks that what is counted is what the journals say, and makes it anew where it is not.
///
/// Reads all journals. What is kept is compared day by day and team by team.
public struct MeasurementAudit: Sendable {
    private let store: any RequestStore

    public init(_ store: any RequestStore) { self.store = store }

    /// A day of a team of which something else is kept than the journals say.
    public struct Fault: Hashable, Sendable, CustomStringConvertible {
        /// Days since 1970, in UTC.
        public var day: Int
        public var team: Team.ID?
        /// How much the journals give, and how much is kept.
        public var expected, kept: Int
        /// Whether what a store looks for by, the day, the team and the balance, is not that of what is kept.
        public var isMislaid = false

        public var description: String {
            let date = Timestamp(seconds: Int64(day) * 86_400).description.prefix(10)
            let whose = team.map { "team “\($0)”" } ?? "requests without a team"
            if isMislaid { return "Figures of \(date), \(whose): some are kept under another day, team or balance." }
            return "Figures of \(date), \(whose): the journals give \(expected) measurements, \(kept) are kept"
                + (expected == kept ? ", and they differ." : ".")
        }
    }

    /// What was found.
    public struct Report: Hashable, Sendable {
        public var faults: [Fault] = []
        /// How many measurements the journals give.
        public var measurements = 0
        /// Whether what is kept was made anew.
        public var isRepaired = false
    }

    /// Compares, and repairs where asked and needed.
    ///
    /// What is committed meanwhile is left out of a comparison that would differ for it. A repair may be stopped: then
    /// figures are too low until it is run again.
    ///
    /// - Throws: ``StoreError``.
    public func run(repairing: Bool = false, at now: Timestamp = SystemTime().now()) async throws -> Report {
        let start = try await end
        var report = try await compare(before: Timestamp(microseconds: .max))
        if !report.faults.isEmpty, try await end != start {
            report = try await compare(before: now.advanced(bySeconds: -Self.underWay))
        }
        if repairing, !report.faults.isEmpty {
            try await makeAnew(at: now)
            report.isRepaired = true
        }
        return report
    }

    /// Makes what is counted anew from the journals, whatever is kept.
    ///
    /// - Throws: ``StoreError``; of code ``StoreError/Code/busy`` where others write into the past again and again.
    package func makeAnew(at now: Timestamp = SystemTime().now()) async throws {
        for _ in 0..<Self.attempts {
            try await remake(before: now)
            // What others commit meanwhile, with older times, is counted once or twice: only a comparison tells.
            if try await compare(before: now.advanced(bySeconds: -Self.underWay)).faults.isEmpty { return }
        }
        throw StoreError(
            .busy, "What is counted could not be made anew while others write older events; stop them, and try again.")
    }

    /// How often it is made anew, where others write into the past meanwhile.
    private static let attempts = 3

    /// For how long a commit may be under way, in seconds.
    private static let underWay: Int64 = 120

    private var end: JournalPosition {
        get async throws { try await store.journal(JournalQuery(.commits, from: .end, limit: 1)).next }
    }

    // MARK: Comparing

    /// A set of measurements, in which each may be several times, as a sum: the same in whatever order.
    private struct Sum: Equatable {
        var count = 0
        private var (first, second) = (UInt64(0), UInt64(0))

        mutating func add(_ measurement: RequestMeasurement) {
            count += 1
            var hasher = Hasher()
            hasher.combine(measurement)
            first &+= UInt64(bitPattern: Int64(hasher.finalize()))
            hasher = Hasher()
            hasher.combine("second")
            hasher.combine(measurement)
            second &+= UInt64(bitPattern: Int64(hasher.finalize()))
        }
    }

    private func compare(before limit: Timestamp) async throws -> Report {
        var (expected, kept): ([MeasurementBlock.Place: Sum], [MeasurementBlock.Place: Sum]) = ([:], [:])
        var (report, mislaid) = (Report(), Set<MeasurementBlock.Place>())
        try await eachOfJournals { measurement in
            guard measurement.at < limit else { return }
            report.measurements += 1
            expected[MeasurementBlock.Place(measurement), default: Sum()].add(measurement)
        }
        try await eachKept { block in
            let measurements = block.readable
            for measurement in measurements where measurement.at < limit {
                kept[MeasurementBlock.Place(measurement), default: Sum()].add(measurement)
            }
            if !block.isInPlace(with: measurements) {
                mislaid.formUnion(measurements.map { MeasurementBlock.Place($0) } + [block.place].compactMap { $0 })
            }
        }
        for place in Set(expected.keys).union(kept.keys).union(mislaid).sorted() {
            let isOther = expected[place] != kept[place]
            guard isOther || mislaid.contains(place) else { continue }
            report.faults.append(
                Fault(
                    day: place.day, team: place.team, expected: expected[place]?.count ?? 0,
                    kept: kept[place]?.count ?? 0, isMislaid: !isOther))
        }
        return report
    }

    /// What the journals give, request by request.
    private func eachOfJournals(_ body: (RequestMeasurement) async throws -> Void) async throws {
        var (query, fold, number) = (JournalQuery(.numbers, limit: 5_000), MeasurementFold(), Request.Number(0))
        while true {
            let page = try await store.journal(query)
            for entry in page.entries {
                if entry.number != number {
                    for measurement in fold.found { try await body(measurement) }
                    (fold, number) = (MeasurementFold(), entry.number)
                }
                fold.take(entry.event)
            }
            guard !page.entries.isEmpty else { break }
            query.start = .after(page.next)
        }
        for measurement in fold.found { try await body(measurement) }
    }

    private func eachKept(_ body: (MeasurementBlock) throws -> Void) async throws {
        var query = MeasurementQuery(.all, limit: 500)
        while true {
            let blocks = try await store.measurements(query).blocks
            guard let last = blocks.last else { return }
            for kept in blocks { try body(kept.block) }
            query.after = last.id
        }
    }

    // MARK: Making anew

    /// What is written at once.
    private static let batch = 5_000

    /// What is committed from the instant on is kept as it is measured by its commit.
    private func remake(before limit: Timestamp) async throws {
        try await removeAll(before: limit)
        var waiting: [RequestMeasurement] = []
        func write() async throws {
            guard !waiting.isEmpty else { return }
            _ = try await store.rewrite(MeasurementRewrite(removing: [], inserting: [MeasurementBlock(waiting)]))
            waiting = []
        }
        try await eachOfJournals { measurement in
            guard measurement.at < limit else { return }
            waiting.append(measurement)
            if waiting.count == Self.batch { try await write() }
        }
        try await write()
        try await MeasurementSorter(store).run()
    }

    private func removeAll(before limit: Timestamp) async throws {
        var query = MeasurementQuery(.all, limit: 500)
        while true {
            let blocks = try await store.measurements(query).blocks
            guard let last = blocks.last else { return }
            var (gone, staying): ([Int64], [RequestMeasurement]) = ([], [])
            for kept in blocks {
                let measurements = kept.block.readable
                let newer = measurements.filter { $0.at >= limit }
                guard newer.isEmpty || newer.count < measurements.count else { continue }
                gone.append(kept.id)
                staying += newer
            }
            let rewrite = MeasurementRewrite(
                removing: gone, inserting: staying.isEmpty ? [] : [MeasurementBlock(staying)])
            // Where somebody else has put some in order meanwhile, they are read again.
            if try await store.rewrite(rewrite) { query.after = last.id }
        }
    }
}

extension MeasurementBlock {
    /// What of it can be read: nothing, where its bytes are no measurements. It is missing then, which is found.
    fileprivate var readable: [RequestMeasurement] {
        do {
            return try measurements()
        } catch {
            return []
        }
    }

    /// Whether a store finds these where they belong.
    fileprivate func isInPlace(with measurements: [RequestMeasurement]) -> Bool {
        measurements.reduce(0) { $0 + $1.balance } == balance
            && (place.map { place in measurements.allSatisfy { Place($0) == place } } ?? true)
    }
}
