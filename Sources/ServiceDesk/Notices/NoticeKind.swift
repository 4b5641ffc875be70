/// What a notice is about. Open: a host whose ``NoticeRules`` tell of more adds kinds, and a template for each.
public struct NoticeKind: Identifier, CodingKeyRepresentable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    // MARK: To those who asked and who watch

    /// A request was opened for the reader, by somebody else or themselves.
    public static let received: NoticeKind = "received"
    /// Somebody has taken the request up.
    public static let started: NoticeKind = "started"
    /// There is a public message.
    public static let answered: NoticeKind = "answered"
    /// What was said in a live conversation, told once everybody has left. To those who handle it, too.
    public static let conversation: NoticeKind = "conversation"
    /// The request waits for the reader.
    public static let waiting: NoticeKind = "waiting"
    /// The request waits for the reader still.
    public static let stillWaiting: NoticeKind = "still-waiting"
    /// There is another date by which it should be done.
    public static let promiseMoved: NoticeKind = "promise-moved"
    /// What was promised did not happen in time.
    public static let promiseBroken: NoticeKind = "promise-broken"
    /// There is no date any more by which it should be done.
    public static let promiseWithdrawn: NoticeKind = "promise-withdrawn"
    public static let resolved: NoticeKind = "resolved"
    public static let closed: NoticeKind = "closed"
    public static let reopened: NoticeKind = "reopened"
    /// The request goes on in another one.
    public static let merged: NoticeKind = "merged"
    /// The reader follows the request from now on.
    public static let watching: NoticeKind = "watching"

    /// The reader is asked to agree to something.
    public static let approvalAsked: NoticeKind = "approval-asked"
    /// Somebody thanks the reader.
    public static let thanked: NoticeKind = "thanked"

    // MARK: To those who work on it

    /// Those asked have agreed, or not.
    public static let approvalConcluded: NoticeKind = "approval-concluded"
    /// Whoever asked said whether they are content.
    public static let surveyAnswered: NoticeKind = "survey-answered"

    /// A request that nobody has yet came to the reader's team.
    public static let arrived: NoticeKind = "arrived"
    /// The request is the reader's now.
    public static let assigned: NoticeKind = "assigned"
    /// The request is no longer the reader's.
    public static let passedOn: NoticeKind = "passed-on"
    /// There is a public message on a request that the reader works on.
    public static let message: NoticeKind = "message"
    /// There is a private note.
    public static let noted: NoticeKind = "noted"
    /// A private note names the reader.
    public static let mentioned: NoticeKind = "mentioned"
    /// A target is near.
    public static let warning: NoticeKind = "warning"
    /// A target was missed.
    public static let breach: NoticeKind = "breach"
    public static let escalated: NoticeKind = "escalated"
    public static let reminder: NoticeKind = "reminder"
    /// The request is the reader's because they are on call.
    public static let onCall: NoticeKind = "on-call"
    /// Somebody opened a request by break-glass.
    public static let accessOpened: NoticeKind = "access-opened"

    /// A month of a team that the reader leads (``TeamDigest``). Of no request.
    public static let teamDigest: NoticeKind = "team-digest"

    /// Several notices in one, for those who want them together.
    public static let digest: NoticeKind = "digest"

    /// The kinds above, weightiest first: who would be told of several things that happened at once is told the
    /// weightiest.
    public static let all: [NoticeKind] = [
        .accessOpened, .onCall, .breach, .escalated, .approvalAsked, .warning, .resolved, .closed, .merged, .reopened,
        .approvalConcluded, .waiting, .answered, .conversation, .promiseBroken, .promiseWithdrawn, .promiseMoved,
        .stillWaiting,
        .mentioned, .message, .assigned,
        .arrived, .started, .received, .thanked, .surveyAnswered,
        .noted, .reminder, .watching, .passedOn, .teamDigest, .digest,
    ]

    private static let weights = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })

    /// Smaller for what is weightier; a host's own kinds come before all others.
    var weight: Int { Self.weights[self] ?? -1 }

    /// Whether it is told at once, also in quiet hours and to those who want digests.
    public var isUrgent: Bool { self == .onCall || self == .accessOpened }

    /// Whether nobody can choose not to be told: somebody has looked where they may not.
    public var isCertain: Bool { self == .accessOpened }
}
