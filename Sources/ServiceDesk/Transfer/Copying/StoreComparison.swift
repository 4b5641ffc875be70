/// Compares all that two stores keep, of whatever kinds. Nothing is written to either.
///
/// Requests are compared with the heads of their journals, range by range: each range has a digest in both stores, and
/// only where these differ one looks for the request. A head covers the whole journal before it, so that two stores
/// whose journals verify (``StoreAudit``) and whose heads are equal have the same events. ``isDeep`` compares the
/// events and the files themselves.
public struct StoreComparison: Sendable {
    /// As many differences are listed; all are counted.
    public static let maximumListed = 20

    private let first: StoreParts
    private let second: StoreParts
    /// Whether each event is compared, and the bytes of all files are read.
    public var isDeep = false

    public init(_ first: some CompleteStore, _ second: some CompleteStore) {
        self.init(StoreParts(first), StoreParts(second))
    }

    public init(_ first: StoreParts, _ second: StoreParts) {
        self.first = first
        self.second = second
    }

    /// What was found.
    public struct Report: Hashable, Sendable {
        /// What was compared.
        public var compared = TransferProgress()
        public var differenceCount = 0
        /// The first ``StoreComparison/maximumListed`` of them, each in one line that says what differs where.
        public var differences: [String] = []
        /// Over all requests of the first store, with the heads of their journals.
        public var digest = Digest.zero

        public init() {}
        public var areEqual: Bool { differenceCount == 0 }

        mutating func add(_ difference: String) {
            differenceCount += 1
            if differences.count < StoreComparison.maximumListed { differences.append(difference) }
        }
    }

    /// Compares everything. Where one of the stores is written to meanwhile, what comes in between is a difference.
    ///
    /// - Parameter progress: Is told now and then how far it is.
    public func run(progress: (TransferProgress) -> Void = { _ in }) async throws -> Report {
        var report = Report()
        try await compareRequests(&report, progress)
        if let one = first.directory, let other = second.directory {
            for kind in DirectoryEntry.Kind.allCases {
                try await compare(EntryWalk(one, kind), EntryWalk(other, kind), &report) { $0.compared.entries += 1 }
            }
        }
        try await compare(ArticleStates(first.articles), ArticleStates(second.articles), &report) {
            $0.compared.articles += 1
        }
        try await compare(ReadingWalk(first.articles), ReadingWalk(second.articles), &report) {
            $0.compared.readings += 1
        }
        let (one, other) = (first.requests, second.requests)
        try await compare(KeyWalk(one), KeyWalk(other), &report) { $0.compared.keys += 1 }
        try await compare(WorkItems(one), WorkItems(other), &report) { $0.compared.work += 1 }
        progress(report.compared)
        return report
    }

    // MARK: Requests

    private static let rangeSize = 1_000

    private func compareRequests(_ report: inout Report, _ progress: (TransferProgress) -> Void) async throws {
        var (start, total) = (Request.Number(0), DigestBuilder())
        while true {
            let place = start
            async let left = Self.range(after: place, of: first.requests)
            let right = try await Self.range(after: place, of: second.requests)
            let (mine, theirs) = (try await left, right)
            // A range ends where the shorter one does, so that both have the same numbers.
            let end = min(mine.end, theirs.end)
            let (ours, others) = (mine.requests.upTo(end), theirs.requests.upTo(end))
            let (bytes, otherBytes) = (Self.heads(of: ours), Self.heads(of: others))
            total.update(bytes)
            if Digest(of: bytes) != Digest(of: otherBytes) || ours != others {
                try await addDifferences(ours, others, &report)
            }
            report.compared.requests += ours.count
            report.compared.events += ours.reduce(0) { $0 + $1.version }
            if isDeep {
                let same = Set(ours).intersection(others).map(\.number)
                try await compareEvents(of: Set(same), from: start + 1, to: end, &report)
            }
            progress(report.compared)
            guard end < .max else { break }
            start = end
        }
        report.digest = total.finalize()
    }

    private struct Range {
        var requests: [Request]
        /// The last number that it covers; the largest there is where nothing follows.
        var end: Request.Number
    }

    private static func range(after number: Request.Number, of store: any RequestStore) async throws -> Range {
        var walk = RequestWalk(store, as: .host("compare"))
        if number > 0 { walk.skip(to: number) }
        let requests = try await walk.next(limit: rangeSize) ?? []
        return Range(requests: requests, end: requests.count < rangeSize ? .max : requests.last?.number ?? .max)
    }

    /// Number, version and head of each request: what a digest of a range is over.
    private static func heads(of requests: [Request]) -> [UInt8] {
        var bytes: [UInt8] = []
        for request in requests {
            withUnsafeBytes(of: request.number.bigEndian) { bytes += $0 }
            withUnsafeBytes(of: Int64(request.version).bigEndian) { bytes += $0 }
            bytes += request.journalHead.bytes
        }
        return bytes
    }

    private func addDifferences(_ left: [Request], _ right: [Request], _ report: inout Report) async throws {
        let (mine, theirs) = (Dictionary(grouping: left, by: \.number), Dictionary(grouping: right, by: \.number))
        for number in Set(mine.keys).union(theirs.keys).sorted() {
            switch (mine[number]?.first, theirs[number]?.first) {
            case (let one?, let other?) where one == other: break
            case (let one?, let other?) where one.id != other.id:
                report.add("#\(number) is not the same request in both.")
            case (let one?, let other?) where one.journalHead != other.journalHead:
                // Whoever reads of so many others need not be told of this one where it begins.
                let isListed = report.differences.count < Self.maximumListed
                let version = isListed ? try await firstDifference(one, other) : nil
                report.add(
                    version.map { "#\(number): event \($0) is not the same in both." }
                        ?? "#\(number) has \(one.version) events in the first and \(other.version) in the second.")
            case (_?, _?): report.add("#\(number) has the same journal in both, and is kept with another content.")
            case (_?, nil): report.add("#\(number) is in the first only.")
            case (nil, _): report.add("#\(number) is in the second only.")
            }
        }
    }

    /// The version of the first event that is not the same; `nil` where one journal is the beginning of the other.
    private func firstDifference(_ one: Request, _ other: Request) async throws -> Int? {
        var version = 0
        while true {
            let query = HistoryQuery(one.id, after: version, limit: 200)
            let (left, right) = (try await first.requests.history(query), try await second.requests.history(query))
            for (mine, theirs) in zip(left, right) where mine != theirs { return mine.version }
            guard let last = left.last, left.count == right.count else { return nil }
            version = last.version
        }
    }

    // MARK: Events and files

    /// Compares event by event.
    ///
    /// - Parameter same: Requests that are alike in both, and should have the same events. Others were named before.
    private func compareEvents(
        of same: Set<Request.Number>, from: Request.Number, to: Request.Number, _ report: inout Report
    ) async throws {
        var (left, right) = (EventWalk(first.requests, from: from), EventWalk(second.requests, from: from))
        var (one, other) = (try await left.next(upTo: to), try await right.next(upTo: to))
        var met = MetDigests()
        while let place = [one?.place, other?.place].compactMap({ $0 }).min() {
            let mine = one.flatMap { $0.place == place ? $0 : nil }
            let theirs = other.flatMap { $0.place == place ? $0 : nil }
            let event = "#\(place.number): event \(place.version)"
            if let mine, mine.isSame(as: theirs) {
                try await compareFiles(of: mine, &met, &report)
            } else if mine != nil, theirs != nil {
                report.add("\(event) is not the same in both.")
            } else if same.contains(place.number) {
                report.add("\(event) is missing in the \(mine == nil ? "first" : "second").")
            }
            if mine != nil { one = try await left.next(upTo: to) }
            if theirs != nil { other = try await right.next(upTo: to) }
        }
    }

    private func compareFiles(of entry: JournalEntry, _ met: inout MetDigests, _ report: inout Report) async throws {
        for file in entry.event.attachments where met.insert(file.digest) {
            report.compared.attachments += 1
            for (store, name) in [(first.attachments, "first"), (second.attachments, "second")] {
                let isWhole = try await isWhole(file, in: store)
                if !isWhole { report.add("#\(entry.number): the file “\(file.name)” is not whole in the \(name).") }
            }
        }
    }

    private func isWhole(_ file: FileAttachment, in store: any AttachmentStore) async throws -> Bool {
        guard try await store.size(of: file.digest) == file.size else { return false }
        do {
            for try await _ in AttachmentBytes(digest: file.digest, store: store) {}
            return true
        } catch let error as StoreError where error.code == .damaged {
            return false
        }
    }
}

extension JournalEntry {
    fileprivate struct Place: Comparable {
        var number: Request.Number
        var version: Int
        static func < (left: Place, right: Place) -> Bool {
            (left.number, left.version) < (right.number, right.version)
        }
    }

    fileprivate var place: Place { Place(number: number, version: event.version) }

    fileprivate func isSame(as other: JournalEntry?) -> Bool {
        event.content == other?.event.content && event.hash == other?.event.hash && event.at == other?.event.at
            && event.original == other?.event.original
    }
}

extension [Request] {
    fileprivate func upTo(_ number: Request.Number) -> [Request] {
        guard let last, last.number > number else { return self }
        return filter { $0.number <= number }
    }
}
