import ServiceDesk

/// What every notifier must do, as a check that needs no test framework: what it says that it delivered has arrived,
/// whole, whatever is in it, and also when it is delivered again or together with many others.
///
/// ```swift
/// try await NotifierContract.verify(HouseMail(server: server), to: .person(anna)) {
///     server.letters.map { .init(id: $0.id, subject: $0.subject, text: $0.text) }
/// }
/// ```
public enum NotifierContract {
    /// What has arrived at the other side of a notifier.
    public struct Arrival: Hashable, Sendable {
        /// As the receiver knows it: it tells repetitions by it.
        public var id: String
        /// `nil` where the other side has it in a form of its own.
        public var subject, text: String?

        public init(id: String, subject: String? = nil, text: String? = nil) {
            self.id = id
            self.subject = subject
            self.text = text
        }
    }

    /// How many notices are delivered at once.
    private static let crowd = 40

    /// Checks a notifier whose other side is there and takes everything.
    ///
    /// - Parameters:
    ///   - recipient: Whom it reaches.
    ///   - arrivals: Everything that has arrived so far, repetitions or not.
    /// - Throws: ``ContractFailure`` that says what was expected and what was found.
    public static func verify(
        _ notifier: some Notifier, to recipient: NoticeRecipient,
        arrivals: @escaping @Sendable () async throws -> [Arrival]
    ) async throws(ContractFailure) {
        let check = StoreCheck<any Notifier>("notifier: what it delivered has arrived") { notifier, findings in
            findings.expect(notifier.name.isValid, "its name can be kept")
            findings.expect(notifier.reaches(recipient), "it reaches the recipient")
            findings.expect(notifier.reaches(recipient), "and says so again")
            try await single(notifier, recipient, arrivals, findings)
            try await many(notifier, recipient, arrivals, findings)
        }
        try await check.run(notifier)
    }

    private static let texts = [
        "Bonjour", "", "Één – twee\n\ndrie 🖨️ \u{1F468}\u{200D}\u{1F469}", #"{"a":"\"}"#,
        "<!channel> & <b>@all</b> *x*",
        "a\u{1}\u{1B}[2Jb\u{2028}\t", String(repeating: "é", count: 3_000), "ligne\r\n.\r\nligne",
    ]

    private static func notice(_ id: String, _ recipient: NoticeRecipient, text: String) -> Notice {
        Notice(
            id: Notice.ID(id), kind: .answered, recipient: recipient, language: .french, subject: "Nº 7 : « \(id) »",
            text: text, request: 7, at: Timestamp(microseconds: 1_772_438_400_000_000))
    }

    /// One after the other, each twice.
    private static func single(
        _ notifier: any Notifier, _ recipient: NoticeRecipient, _ arrivals: () async throws -> [Arrival],
        _ findings: Findings
    ) async throws {
        for (index, text) in texts.enumerated() {
            let before = Set(try await arrivals().map(\.id))
            let notice = notice("contract:\(index)", recipient, text: text)
            try await notifier.deliver(notice)
            let new = try await arrivals().filter { !before.contains($0.id) }
            findings.expect(new.count, equals: 1, "arrivals of text \(index) once it is delivered")
            if let subject = new.first?.subject { findings.expect(subject, equals: notice.subject, "the subject") }
            if let arrived = new.first?.text { findings.expect(arrived, equals: text, "text \(index)") }
            try await notifier.deliver(notice)
            let again = Set(try await arrivals().map(\.id)).subtracting(before)
            findings.expect(again.count, equals: 1, "ids of text \(index) once it is delivered again")
        }
    }

    private static func many(
        _ notifier: any Notifier, _ recipient: NoticeRecipient, _ arrivals: () async throws -> [Arrival],
        _ findings: Findings
    ) async throws {
        let before = Set(try await arrivals().map(\.id))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<crowd {
                let notice = notice("contract:crowd:\(index)", recipient, text: "\(index)")
                group.addTask { try await notifier.deliver(notice) }
            }
            try await group.waitForAll()
        }
        let new = Set(try await arrivals().map(\.id)).subtracting(before)
        findings.expect(new.count, equals: crowd, "arrivals of \(crowd) notices that are delivered at once")
    }
}
