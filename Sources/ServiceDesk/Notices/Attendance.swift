import Synchronization

/// Who takes part in which live conversation at this moment, as the pages of this process know it.
///
/// A site says who comes and goes, and what they were shown. What is said in a conversation is told by notices once
/// everybody has left (``NoticeKind/conversation``); a desk in another process, which sees nobody, tells of it when
/// nobody has said anything for a while (``NoticeOptions/conversationPause``).
public final class Attendance: Sendable {
    private struct Conversation {
        var people: Set<Person.ID> = []
        /// The version up to which each has been shown it.
        var seen: [Person.ID: Int] = [:]
        /// Since when nobody is there.
        var leftAt: ContinuousClock.Instant?
    }

    private let conversations = Mutex<[Request.ID: Conversation]>([:])
    /// How long it is remembered who has seen what.
    private static let memory: Duration = .seconds(3_600)

    public init() {}

    /// Says who is there now: whoever is not named has left. One site alone says so of a desk.
    ///
    /// - Complexity: O(n) in the conversations of the last hour.
    public func set(_ people: Set<Person.ID>, in request: Request.ID) {
        let now = ContinuousClock.now
        conversations.withLock { conversations in
            conversations = conversations.filter { $0.value.leftAt.map { now < $0 + Self.memory } ?? true }
            conversations[request, default: Conversation()].people = people
            conversations[request]?.leftAt = people.isEmpty ? now : nil
        }
    }

    /// Says that somebody has looked at all that they may read, up to a version. Of a conversation of which nobody has
    /// said who is there it is not kept.
    public func note(_ person: Person.ID, hasSeen version: Int, of request: Request.ID) {
        conversations.withLock { conversations in
            guard let seen = conversations[request]?.seen[person] ?? conversations[request].map({ _ in 0 }) else {
                return
            }
            conversations[request]?.seen[person] = max(seen, version)
        }
    }

    /// Whether anybody is there.
    public func isGoingOn(_ request: Request.ID) -> Bool {
        conversations.withLock { $0[request].map { !$0.people.isEmpty } ?? false }
    }

    func hasSeen(_ version: Int, of request: Request.ID, _ person: Person.ID) -> Bool {
        conversations.withLock { ($0[request]?.seen[person] ?? 0) >= version }
    }
}
