import Logging
import Tracing

/// An organisation's service desk: the one object that a host talks to.
///
/// A desk takes commands, decides them, and commits request and journal together; it answers queries for a viewer. It
/// is safe to use from any task. Several desks, in several processes, may share one store.
///
/// ```swift
/// let desk = Desk(try SQLiteStore(path: "desk.sqlite"))
/// let anna = try await desk.viewer(for: "anna")
/// let request = try await desk.open(RequestDraft("The printer is out of toner", team: "it"), as: anna)
/// ```
///
/// Methods throw ``Rejection`` when something may not be done, and ``StoreError`` when the store cannot do it.
public final class Desk: Sendable {
    public struct Configuration: Sendable {
        public var limits = RequestLimits()
        public var time: any TimeSource = SystemTime()
        public var ids = IDGenerator()
        /// How long what the directory said is taken for true. A change that another process makes to people or teams
        /// takes effect within this time, in seconds; 0 asks each time.
        public var directoryMaximumAge: Int64 = 10
        /// The policies that teams may name in ``Team/assignment``.
        public var assignmentPolicies: [any AssignmentPolicy] = [
            ManualAssignment(), RoundRobinAssignment(), LeastLoadedAssignment(), SkillAssignment(),
        ]
        /// Whether a request that comes to a team out of its hours goes to whoever is on call for it. If not, on-call
        /// schedules only answer who is on call.
        public var assignsOnCall = true
        /// What is owed for which request, beside what the policies of the directory say (``Directory/policies()``). An
        /// earlier one’s target wins over a later one’s of the same name, and those here over the directory’s.
        public var policies: [any SLAPolicy] = []
        /// Gets the requests that name neither a team nor a service. Without one such a request is refused: no agent
        /// would see it.
        public var defaultTeam: Team.ID?
        /// Signs the right to name an uploaded file. Give the same key to all processes that share a store, unless a
        /// file is always uploaded and named in the same one.
        public var fileClaimKey = FileClaimKey()
        /// How long after an upload a message can name the file, in seconds.
        public var fileClaimLifetime: Int64 = 86_400
        /// How often a command is decided anew when the request changes under it.
        public var maximumAttempts = 20
        /// Closes a request that is resolved once so long has passed without a public message; `nil` leaves that to
        /// people. What was scheduled before a change of this stays scheduled as it was.
        public var closeResolvedAfter: Duration?
        public var reminders = ReminderOptions()
        /// What is asked about each change of a request, and says what due work follows from it.
        public var workPlanners: [any WorkPlanner] = []
        /// Who does due work (``Desk/run()``), each another kind.
        public var workHandlers: [any WorkHandler] = []
        public var work = WorkOptions()
        /// Where the host’s own things come from that requests are about, one for each kind.
        public var things: [any ThingSource] = []
        /// What whoever asked is asked once it is resolved; `nil` asks nothing.
        public var survey: (any Survey)? = StandardSurvey()
        /// What the host can do for requests.
        public var actions: [any HostAction] = []
        /// How people are told of what happens; `nil` tells nobody.
        public var notices: NoticeOptions?
        public var logger = Logger(label: "service-desk")
        /// Where spans go; `nil` for the tracer that the host has installed (`InstrumentationSystem.tracer`).
        public var tracer: (any Tracer)?

        public init() {}
    }

    public let configuration: Configuration
    let store: any RequestStore
    let attachments: any AttachmentStore
    let articles: any ArticleStore
    let directory: DirectoryCache
    let committer: Committer
    let uploads: UploadCommitter
    let turns = AssignmentTurns()
    let estimates = EstimateKeeper()
    let spans: DeskSpans
    let planners: [any WorkPlanner]
    let handlers: [WorkKind: any WorkHandler]
    let alarms = WorkAlarms()

    /// A desk that keeps everything in one store, people and teams included.
    public convenience init(_ store: some CompleteStore, configuration: Configuration = Configuration()) {
        self.init(
            store: store, directory: store, attachments: store, articles: store, configuration: configuration)
    }

    /// A desk whose people and teams come from a directory of the host.
    public init(
        store: any RequestStore, directory: any Directory, attachments: any AttachmentStore,
        articles: any ArticleStore, configuration: Configuration = Configuration()
    ) {
        spans = DeskSpans(configuration.tracer)
        let directory = DirectoryCache(
            directory, maximumAge: configuration.directoryMaximumAge, time: configuration.time)
        let own = Self.ownWork(configuration)
        planners = configuration.workPlanners + own.planners
        handlers = Dictionary(
            (configuration.workHandlers + own.handlers).map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
        let observed = ObservedStore(store, logger: configuration.logger, spans: spans)
        self.configuration = configuration
        self.store = observed
        self.attachments = attachments
        self.articles = ObservedArticles(articles, logger: configuration.logger, spans: spans)
        self.directory = directory
        committer = Committer(observed)
        uploads = UploadCommitter(attachments, atOnce: store.limits.concurrentCommits)
    }

    /// The due work that a desk plans and does itself.
    private static func ownWork(
        _ configuration: Configuration
    ) -> (planners: [any WorkPlanner], handlers: [any WorkHandler]) {
        let closing = AutomaticClosing(silence: configuration.closeResolvedAfter)
        let reminding = Reminding(options: configuration.reminders)
        let notices = configuration.notices
        return (
            [closing, reminding, ApprovalWork(), PartOpening(), Waiting()]
                + (notices.map { [NoticePlanner(rules: $0.rules)] } ?? []),
            [
                ClockWork(), reminding, ObligationWork(), RecurringWork(), ApprovalWork(), PartOpening(), Waiting(),
                RuleTimer(), DismissalWork(), ReadingWork(),
            ] + (closing.silence == nil ? [] : [closing])
                + (notices?.handlers ?? [])
        )
    }

    /// The viewer that a person is now: with the teams they work for, and the supplier.
    ///
    /// Make one for each question or form: what the directory says may change. A viewer that is kept past the end of a
    /// delegation sees and does nothing any more.
    ///
    /// - Parameter principal: For whom the person acts, under a delegation that is in force.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/unknownReference`` for someone who is not in the directory or
    ///   has left, and ``Rejection/Code/notPermitted`` without a delegation.
    public func viewer(for person: Person.ID, actingFor principal: Person.ID? = nil) async throws -> Viewer {
        let now = configuration.time.now()
        let delegate = try await directory.activePerson(person)
        guard let principal, principal != person else {
            return try await makeViewer(of: delegate, now: now)
        }
        let delegations = try await directory.delegations(to: person, at: now)
        let inForce = delegations.filter { $0.from == principal && $0.starts <= now && now < $0.ends }
        guard let end = inForce.map(\.ends).max() else {
            throw Rejection(.notPermitted, "“\(person)” has no permission to act for “\(principal)” at this time.")
        }
        return try await makeViewer(
            of: try await directory.activePerson(principal), delegate: person, until: end, now: now)
    }

    private func makeViewer(
        of person: Person, delegate: Person.ID? = nil, until end: Timestamp? = nil, now: Timestamp
    ) async throws -> Viewer {
        let teams = try await directory.teams(of: person.id)
        let led = teams.filter { $0.members.contains { $0.person == person.id && $0.role == .lead } }
        return Viewer(
            person.id, teams: SortedSet(teams.map(\.id)), leads: SortedSet(led.map(\.id)), supplier: person.supplier,
            department: person.department, delegate: delegate, delegationEnd: end, now: now)
    }

    /// Forgets what the directory said, so that a change takes effect at once.
    public func refreshDirectory() { directory.forget() }
}
