/// How a desk tells people of what happens (``Desk/Configuration/notices``).
///
/// All desks over a store that take commands have them, also those that do no due work: what is to be told is planned
/// with each change. Those that run (``Desk/run()``) deliver by the notifiers that they have.
public struct NoticeOptions: Sendable {
    /// Each of another name.
    public var notifiers: [any Notifier]
    public var templates = NoticeTemplates.standard
    public var rules: any NoticeRules = StandardNoticeRules()
    /// Of those whose entry in the directory has none (``Person/notices``).
    public var preferences = NoticePreferences()
    /// Of whoever has no language, or one that the templates do not have. The templates must have it.
    public var language = Language.english
    /// Who wrote or did something where it was no person.
    public var deskName = "Service desk"
    /// The zone of the times in notices, by its name in the IANA database. UTC where this machine does not know it.
    public var zone = "UTC"
    /// Of what is older when its turn comes nobody is told: it was imported, or the desk was off for long. In seconds.
    public var maximumAge: Int64 = 7 * 86_400
    /// Longest part of a message that a notice quotes, in characters.
    public var maximumQuote = 4_000

    /// Who is in which live conversation now: the one that the site has, where both are one process.
    public var attendance = Attendance()
    /// So long after the last message of a live conversation it is told, unless somebody is there still: then it is
    /// looked at again after as long. In seconds.
    public var conversationPause: Int64 = 120

    public init(_ notifiers: [any Notifier]) { self.notifiers = notifiers }

    /// When and how somebody is told of something that happens now, by the notifiers that reach them.
    func decisions(
        _ kind: NoticeKind, for recipient: NoticeRecipient, at now: Timestamp
    ) -> [NoticePreferences.Decision] {
        let available = notifiers.filter { $0.reaches(recipient) }.map(\.name)
        let preferences: NoticePreferences =
            switch recipient {
            case .person(let person): person.notices ?? preferences
            // What a place is told is for whoever set it up to say.
            case .team: NoticePreferences()
            }
        return preferences.decide(kind, by: available, at: now)
    }

    /// What does the work.
    var handlers: [any WorkHandler] {
        let names = notifiers.map(\.name)
        precondition(
            Set(names).count == names.count && names.allSatisfy(\.isUsable),
            "Each notifier has a name of its own, of 1 to 40 letters, digits, points and hyphens: \(names)")
        precondition(
            templates.languages.contains(language), "There are no templates in “\(language)”, the desk’s language.")
        return [NoticeFanOut(options: self), TeamDigestWork(options: self)]
            + notifiers.flatMap { notifier -> [any WorkHandler] in
                [
                    NoticeDelivery(notifier: notifier, renderer: NoticeRenderer(options: self)),
                    NoticeDigest(notifier: notifier, renderer: NoticeRenderer(options: self)),
                    NoticeConversation(notifier: notifier, renderer: NoticeRenderer(options: self)),
                    TeamDigestDelivery(notifier: notifier, renderer: NoticeRenderer(options: self)),
                ]
            }
    }
}
