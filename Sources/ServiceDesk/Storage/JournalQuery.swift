/// A question for the events of all requests: to follow what happens, to copy it, to compare it.
public struct JournalQuery: Hashable, Sendable {
    public enum Order: String, Sendable, CaseIterable {
        /// As they were committed. What is committed later stands behind every place that was given before, so that
        /// whoever goes on from there misses nothing, whatever is under way meanwhile; the events of one request come
        /// in the order of their versions. An event may show a while after its commit, while older ones are under way.
        case commits
        /// By the numbers of the requests, then by their versions: the fastest way to all of them.
        case numbers
    }

    public enum Start: Hashable, Sendable {
        case beginning
        /// Behind everything that there is: what comes afterwards is found from here.
        case end
        /// With the first event of a request that has this number or a higher one; in the order of numbers only.
        case number(Request.Number)
        /// Behind a place that a page of the same order gave.
        case after(JournalPosition)
    }

    public var order: Order
    public var start: Start
    /// 1 to 10,000.
    public var limit: Int

    public init(_ order: Order, from start: Start = .beginning, limit: Int = 1_000) {
        self.order = order
        self.start = start
        self.limit = limit
    }
}

/// A place in the journals of one store, as that store writes it. It means nothing to another store.
public struct JournalPosition: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public var description: String { rawValue }
}

/// An event and the number of its request.
public struct JournalEntry: Hashable, Sendable {
    public let number: Request.Number
    public let event: RecordedEvent

    public init(number: Request.Number, event: RecordedEvent) {
        self.number = number
        self.event = event
    }
}

/// Some events and where to go on.
public struct JournalPage: Hashable, Sendable {
    public var entries: [JournalEntry]
    /// Behind the last entry; where there is none, the place from which the question started.
    public var next: JournalPosition
    /// Whether everything that had been committed when it was asked stands before the end of the journals as they show:
    /// nothing waits for an older commit that is under way.
    public var isCurrent: Bool

    public init(entries: [JournalEntry], next: JournalPosition, isCurrent: Bool = true) {
        self.entries = entries
        self.next = next
        self.isCurrent = isCurrent
    }
}

extension JournalPosition {
    /// A place as some numbers, for stores.
    public init(_ order: JournalQuery.Order, _ parts: Int64...) {
        self.init(rawValue: ([order.rawValue] + parts.map { "\($0)" }).joined(separator: "."))
    }

    /// The numbers of a place of an order.
    ///
    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery`` where it is none.
    public func parts(_ order: JournalQuery.Order, count: Int) throws(StoreError) -> [Int64] {
        let parts = rawValue.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = parts.dropFirst().compactMap { Int64($0) }
        guard parts.count == count + 1, numbers.count == count, parts[0] == order.rawValue else {
            throw StoreError(
                .invalidQuery, "“\(rawValue.prefix(80))” is no place in this store’s journals in the order of "
                    + "\(order.rawValue); start again from the beginning.")
        }
        return numbers
    }
}

extension JournalQuery {
    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public func validate() throws(StoreError) {
        guard (1...10_000).contains(limit) else { throw .limit(limit, 1...10_000) }
        if case .number = start, order != .numbers {
            throw StoreError(.invalidQuery, "Only journals in the order of numbers are read from a number on.")
        }
    }

    /// The answer, from all that a store has in memory.
    ///
    /// - Parameters:
    ///   - log: All events as they were committed, by request and version.
    ///   - journals: The events of a request, by its number.
    public func page(
        of log: [(number: Request.Number, version: Int)], _ journals: (Request.Number) -> [RecordedEvent]
    ) throws(StoreError) -> JournalPage {
        try validate()
        func entry(_ place: (number: Request.Number, version: Int)) -> JournalEntry {
            JournalEntry(number: place.number, event: journals(place.number)[place.version - 1])
        }
        switch order {
        case .commits:
            let first: Int
            switch start {
            case .beginning: first = 0
            case .end, .number: first = log.count
            case .after(let position): first = Int(try position.parts(order, count: 1)[0])
            }
            guard (0...log.count).contains(first) else {
                throw StoreError(.invalidQuery, "There is no place \(first) in the journals; start again.")
            }
            let found = log[first...].prefix(limit)
            return JournalPage(
                entries: found.map(entry), next: JournalPosition(.commits, Int64(first + found.count)))
        case .numbers:
            var place = (Request.Number(0), 0)
            switch start {
            case .beginning: break
            case .end: place = log.map { ($0.number, $0.version) }.max { $0 < $1 } ?? place
            case .number(let number): place = (number, 0)
            case .after(let position):
                let parts = try position.parts(order, count: 2)
                place = (parts[0], Int(clamping: parts[1]))
            }
            // The last version of each request that follows, and not a sorted list of all events.
            var versions: [Request.Number: Int] = [:]
            for entry in log where entry.number >= place.0 { versions[entry.number] = entry.version }
            var found: [(number: Request.Number, version: Int)] = []
            for number in versions.keys.sorted() where found.count < limit {
                let first = number == place.0 ? place.1 + 1 : 1
                guard let last = versions[number], first <= last else { continue }
                found += (first...last).prefix(limit - found.count).map { (number, $0) }
            }
            if let last = found.last { place = (last.number, last.version) }
            return JournalPage(
                entries: found.map(entry), next: JournalPosition(.numbers, place.0, Int64(place.1)))
        }
    }
}
