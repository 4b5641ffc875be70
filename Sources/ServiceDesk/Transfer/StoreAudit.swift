/// Checks everything that a store keeps: that each journal is whole and unchanged, that it gives the request as it
/// stands, that each file that a request names is there with the right bytes, and that each article is what its
/// revisions give, which are whole and unchanged; and reads all due work and all readings of articles.
///
/// Writers may go on meanwhile: each request and article is checked as it stood when its turn came.
public struct StoreAudit: Sendable {
    /// As many faults are listed; all are counted.
    public static let maximumListed = 100

    let store: any RequestStore
    private let attachments: any AttachmentStore
    let articles: any ArticleStore
    /// How many journals are read at once.
    private static let concurrency = 4

    public init(_ store: some RequestStore & AttachmentStore & ArticleStore) {
        self.init(store: store, attachments: store, articles: store)
    }

    public init(store: any RequestStore, attachments: any AttachmentStore, articles: any ArticleStore) {
        self.store = store
        self.attachments = attachments
        self.articles = articles
    }

    /// Something that is not as it should be.
    public struct Fault: Hashable, Sendable, CustomStringConvertible {
        /// The request concerned; `nil` where it is none, or even that cannot be read.
        public let request: Request.Number?
        /// The article concerned.
        public let article: Article.Number?
        public let description: String

        init(request: Request.Number? = nil, article: Article.Number? = nil, description: String) {
            self.request = request
            self.article = article
            self.description = description
        }
    }

    /// What was checked and what was found.
    public struct Report: Hashable, Sendable {
        /// What was checked: requests, events, attachments, articles and revisions; its bytes are those of events,
        /// attachments and revisions.
        public var checked = TransferProgress()
        /// Of how many events something was erased. Who may write to the store may also erase: what was not meant to
        /// be is seen by this number alone.
        public var erasedEvents = 0
        public var faultCount = 0
        /// The first ``StoreAudit/maximumListed`` faults: those of requests by number, then those of articles.
        public var faults: [Fault] = []
        /// How many of the faults are in what is counted for figures, and not in what is kept.
        public var countingFaults = 0
        /// Whether what is counted was made anew, as it was asked for and necessary.
        public var isCountedAnew = false

        public init() {}
        public var isClean: Bool { faultCount == 0 }

        mutating func add(_ fault: Fault) {
            faultCount += 1
            if faults.count < StoreAudit.maximumListed { faults.append(fault) }
        }
    }

    /// Checks all requests and articles, and what is counted of the journals.
    ///
    /// - Parameters:
    ///   - repairing: Whether what is counted is made anew where it is not what the journals say
    ///     (``MeasurementAudit``); such a fault is reported all the same.
    ///   - progress: Is told now and then how far the check is.
    /// - Throws: ``StoreError`` when the store cannot be read at all; damage is reported, not thrown.
    public func run(
        repairing: Bool = false, progress: (TransferProgress) -> Void = { _ in }
    ) async throws -> Report {
        var report = Report()
        try await checkRequests(&report, progress)
        try await checkArticles(&report, progress)
        try await checkWork(&report, progress)
        try await checkReadings(&report, progress)
        try await checkMeasurements(&report, repairing: repairing)
        return report
    }

    /// Damaged journals give no figures; they are reported already.
    private func checkMeasurements(_ report: inout Report, repairing: Bool) async throws {
        guard report.isClean else { return }
        let found = try await MeasurementAudit(store).run(repairing: repairing)
        for fault in found.faults { report.add(Fault(description: fault.description)) }
        (report.countingFaults, report.isCountedAnew) = (found.faults.count, found.isRepaired)
    }

    private func checkRequests(_ report: inout Report, _ progress: (TransferProgress) -> Void) async throws {
        var (walk, met) = (RequestWalk(store, as: .host("verify")), MetDigests())
        var last = Request.Number(0)
        while true {
            switch try await nextPage(&walk) {
            case .requests(let requests):
                last = requests.last?.number ?? last
                for finding in try await findings(on: requests) { try await take(finding, &report, &met) }
            case .damaged:
                guard let passed = try await passDamage(after: last, &report) else { return }
                last = passed
                walk.skip(to: passed)
            case .end:
                progress(report.checked)
                return
            }
            progress(report.checked)
        }
    }

    private enum PageOutcome {
        case requests([Request])
        case damaged, end
    }

    private func nextPage(_ walk: inout RequestWalk) async throws -> PageOutcome {
        do {
            guard let requests = try await walk.next() else { return .end }
            return .requests(requests)
        } catch {
            guard error.code == .damaged else { throw error }
            return .damaged
        }
    }

    // MARK: Journals

    /// What checking one journal gave.
    private struct Finding: Sendable {
        var request: Request
        var events = 0
        /// Of so many something was erased.
        var erased = 0
        var bytes: Int64 = 0
        var attachments: [FileAttachment] = []
        var fault: String?
    }

    /// Checks the journals of requests, several at once, and returns the findings in the same order.
    private func findings(on requests: [Request]) async throws -> [Finding] {
        let size = max(1, (requests.count + Self.concurrency - 1) / Self.concurrency)
        let slices = stride(from: 0, to: requests.count, by: size).map {
            requests[$0..<min($0 + size, requests.count)]
        }
        return try await withThrowingTaskGroup(of: (Int, [Finding]).self) { group in
            for (index, slice) in slices.enumerated() {
                group.addTask {
                    var found: [Finding] = []
                    for request in slice { found.append(try await finding(on: request)) }
                    return (index, found)
                }
            }
            var found = [[Finding]](repeating: [], count: slices.count)
            for try await (index, findings) in group { found[index] = findings }
            return found.flatMap { $0 }
        }
    }

    private func finding(on request: Request) async throws -> Finding {
        var finding = Finding(request: request)
        do {
            var (audit, version) = (JournalAudit(of: request.id), 0)
            while version < request.version {
                let events = try await store.history(
                    HistoryQuery(request.id, after: version, limit: min(1_000, request.version - version)))
                guard let last = events.last else { break }
                for event in events {
                    finding.events += 1
                    finding.bytes += Int64(event.content.count)
                    try audit.check(event)
                    finding.attachments += event.attachments
                }
                version = last.version
            }
            finding.erased = audit.erasedEvents
            try audit.finish(comparing: request)
        } catch let error as StoreError {
            guard error.code == .damaged else { throw error }
            finding.fault = "Its journal cannot be read: \(error.detail ?? error.description)"
        } catch {
            finding.fault = "\(error)"
        }
        return finding
    }

    // MARK: Attachments

    private func take(_ finding: Finding, _ report: inout Report, _ met: inout MetDigests) async throws {
        let number = finding.request.number
        report.checked.requests += 1
        report.checked.events += finding.events
        report.erasedEvents += finding.erased
        report.checked.bytes += finding.bytes
        if let fault = finding.fault { report.add(Fault(request: number, description: fault)) }
        for attachment in finding.attachments where met.insert(attachment.digest) {
            report.checked.attachments += 1
            if let fault = try await fault(in: attachment, &report.checked.bytes) {
                let description = "The file “\(attachment.name)” (\(attachment.digest)) \(fault)."
                report.add(Fault(request: number, description: description))
            }
        }
    }

    private func fault(in attachment: FileAttachment, _ bytes: inout Int64) async throws -> String? {
        do {
            guard let size = try await attachments.size(of: attachment.digest) else { return "is missing" }
            guard size == attachment.size else { return "has \(size) bytes instead of \(attachment.size)" }
            for try await piece in AttachmentBytes(digest: attachment.digest, store: attachments) {
                bytes += Int64(piece.count)
            }
            return nil
        } catch let error as StoreError where error.code == .damaged {
            return "does not have its digest any more"
        }
    }

    // MARK: Requests that cannot be read

    /// As many numbers are tried to find where damage ends.
    static let maximumProbes: Int64 = 10_000

    /// Finds the request behind a number that makes its page unreadable, and reports it. Requests before it on that
    /// page are checked first.
    ///
    /// - Returns: The number behind which to go on; `nil` where the end of the damage was not found.
    private func passDamage(after last: Request.Number, _ report: inout Report) async throws -> Request.Number? {
        for number in last + 1...last + Self.maximumProbes {
            do {
                guard let request = try await store.requests([.number(number)]).first else { continue }
                let finding = try await finding(on: request)
                report.checked.requests += 1
                report.checked.events += finding.events
                report.checked.bytes += finding.bytes
                if let fault = finding.fault { report.add(Fault(request: number, description: fault)) }
            } catch let error as StoreError where error.code == .damaged {
                let detail = error.detail ?? error.description
                report.add(Fault(request: number, description: "The request cannot be read: \(detail)"))
                return number
            }
        }
        report.add(
            Fault(
                description: "The requests after #\(last) cannot be listed; those behind are unchecked."))
        return nil
    }
}
