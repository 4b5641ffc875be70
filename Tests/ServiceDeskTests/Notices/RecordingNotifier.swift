import ServiceDesk
import ServiceDeskTesting
import Synchronization

/// Keeps what it is given; fails where it is told to.
final class RecordingNotifier: Notifier {
    let name: NotifierName
    private let delivered = Mutex<[Notice]>([])
    private let reach: @Sendable (NoticeRecipient) -> Bool
    private let body: @Sendable (Notice) async throws(DeliveryError) -> Void

    /// - Parameters:
    ///   - body: Called with each notice, before it counts as delivered.
    ///   - reach: Else people, and no places of teams.
    init(
        _ name: NotifierName = "mail",
        _ body: @escaping @Sendable (Notice) async throws(DeliveryError) -> Void = { _ in },
        reaching reach: @escaping @Sendable (NoticeRecipient) -> Bool = { $0.isPerson }
    ) {
        self.name = name
        self.reach = reach
        self.body = body
    }

    var notices: [Notice] { delivered.withLock { $0 } }

    /// What was delivered since the last time: `anna received`, in the order of the alphabet.
    func take() -> [String] {
        delivered.withLock { delivered in
            defer { delivered = [] }
            return delivered.map { "\($0.recipient.testName) \($0.kind)" }.sorted()
        }
    }

    func reaches(_ recipient: NoticeRecipient) -> Bool { reach(recipient) }

    func deliver(_ notice: Notice) async throws(DeliveryError) {
        try await body(notice)
        delivered.withLock { $0.append(notice) }
    }
}

extension NoticeRecipient {
    var testName: String {
        switch self {
        case .person(let person): person.id.rawValue
        case .team(let team): "team:\(team.id)"
        }
    }
}

extension Company {
    /// A company whose people are told by one notifier.
    static func telling(
        _ notifier: any Notifier, saving extra: [DirectoryEntry] = [],
        _ configure: (inout Desk.Configuration) -> Void = { _ in }
    ) async throws -> Company {
        try await Company(saving: extra) {
            $0.notices = NoticeOptions([notifier])
            $0.directoryMaximumAge = 0
            configure(&$0)
        }
    }

    /// Runs until nothing is due now.
    func tell() async throws { try await desk.runOnce() }
}
