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
    /// Whether events and the sizes of files are compared one by one.
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
            let digest = Self.digest(of: ours)
            total.update(digest.bytes)
            if digest != Self.digest(of: others) || ours != others { Self.addDifferences(ours, others, &report) }
            report.compared.requests += ours.count
            report.compared.events += ours.reduce(0) { $0 + $1.version }
            if isDeep { try await compareEvents(from: start + 1, to: end, &report) }
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

    private static func digest(of requests: [Request]) -> Digest {
        var digest = DigestBuilder()
        for request in requests {
            digest.update(withUnsafeBytes(of: request.number.bigEndian) { Array($0) })
            digest.update(withUnsafeBytes(of: Int64(request.version).bigEndian) { Array($0) })
            digest.update(request.journalHead.bytes)
        }
        return digest.finalize()
    }

    private static func addDifferences(_ left: [Request], _ right: [Request], _ report: inout Report) {
        let (mine, theirs) = (Dictionary(grouping: left, by: \.number), Dictionary(grouping: right, by: \.number))
        for number in Set(mine.keys).union(theirs.keys).sorted() {
            switch (mine[number]?.first, theirs[number]?.first) {
            case (let one?, let other?) where one == other: break
            case (let one?, let other?) where one.id != other.id:
                report.add("#\(number) is not the same request in both.")
            case (let one?, let other?) where one.version != other.version:
                report.add("#\(number) has \(one.version) events in the first and \(other.version) in the second.")
            case (let one?, let other?) where one.journalHead != other.journalHead:
                report.add("#\(number) has another journal in each.")
            case (_?, _?): report.add("#\(number) has the same journal in both, and is kept with another content.")
            case (_?, nil): report.add("#\(number) is in the first only.")
            case (nil, _): report.add("#\(number) is in the second only.")
            }
        }
    }

    // MARK: Events and files

    private func compareEvents(from: Request.Number, to: Request.Number, _ report: inout Report) async throws {
        var (left, right) = (EventWalk(first.requests, from: from), EventWalk(second.requests, from: from))
        var met = MetDigests()
        while true {
            let (one, other) = (try await left.next(), try await right.next())
            guard let one, let other, one.number <= to, other.number <= to else {
                // Where one has more, the requests differ too, which was said.
                return
            }
            let isSame = one.number == other.number && one.event.content == other.event.content
                && one.event.hash == other.event.hash && one.event.at == other.event.at
            guard isSame else {
                return report.add("#\(one.number): event \(one.event.version) is not the same in both.")
            }
            for file in one.event.attachments where met.insert(file.digest) {
                report.compared.attachments += 1
                let sizes = (
                    try await first.attachments.size(of: file.digest),
                    try await second.attachments.size(of: file.digest)
                )
                if sizes.0 != file.size || sizes.1 != file.size {
                    report.add("#\(one.number): the file “\(file.name)” is not whole in both.")
                }
            }
        }
    }
}

extension [Request] {
    fileprivate func upTo(_ number: Request.Number) -> [Request] {
        guard let last, last.number > number else { return self }
        return filter { $0.number <= number }
    }
}
