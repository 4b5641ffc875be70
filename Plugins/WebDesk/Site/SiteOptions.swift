#if Web
    import Foundation
    import ServiceDesk

    /// What a host decides about its web pages.
    public struct SiteOptions: Sendable {
        /// Where the pages are, as `/desk`; empty for the root of the host.
        public var path = ""
        /// How browsers reach the host, as `https://desk.example`: with it cookies are `Secure` where it says `https`,
        /// and only pages of this origin may change something. `nil` takes the `Host` header for it.
        public var origin: String?
        /// What stands at the top of each page.
        public var name = "Service desk"
        /// For those who have said no language, neither the directory nor their browser: English, French or Dutch.
        public var language: Language = .english
        /// The zone of the times on the pages.
        public var zone: TimeZone = .current
        /// Makes HTML of an article's Markdown; `nil` shows it as it was written. What comes of it is made harmless
        /// again before it is shown.
        public var articleHTML: (@Sendable (String) throws -> String)?
        /// Style that comes after that of the pages: colours are variables there, as `--accent`.
        public var style = ""
        /// Templates (Mustache) in place of those of the pages, by their names: `layout`, `home`, `request`.
        public var templates: [String: String] = [:]
        /// Texts in place of those of the pages, by their names, in a language.
        public var texts: [Language: [String: String]] = [:]
        /// Whether colleagues can talk to those who are on duty. What is said is told by notices once everybody has
        /// left: the desk needs the site in the same process for that (``ServiceDesk/NoticeOptions/attendance``).
        public var offersChat = true
        /// Makes a page of the figures of a time, such as a `ReportPage`; `nil` offers no reports. It is served as it
        /// is, with styles of its own and without scripts.
        public var report: (@Sendable (SiteReport) async throws -> String)?
        /// Programs outside that open requests by what they tell, each under another name.
        public var hooks: [SiteHook] = []
        /// Lets the organisation’s own directory bring people and teams; `nil` lets none.
        public var provisioning: SiteProvisioning?
        /// Lets pages of other origins show the form and the conversation in a frame; `nil` lets none.
        public var embedding: SiteEmbedding?
        /// Lets some people change the organisation; `nil` lets nobody.
        public var administration: SiteAdministration?
        /// Shows agents mail that waits; `nil` where the host takes no mail.
        public var quarantine: (any SiteQuarantine)?
        public var limits = SiteLimits()

        public init() {}
    }

    /// A report that an agent asks for.
    public struct SiteReport: Hashable, Sendable {
        /// With whose rights.
        public var viewer: Viewer
        public var start: Timestamp
        public var end: Timestamp
        /// Some of the viewer’s, at least one.
        public var teams: SortedSet<Team.ID>
        /// Whose days and hours.
        public var zone: TimeZone
        public var title: String
        /// What the teams are called.
        public var audience: String
        /// The reader’s, in which the page should be; its title is.
        public var language: Language
        /// The path of the page where one chooses another one.
        public var back: String
    }

    /// What a site takes from outside.
    public struct SiteLimits: Hashable, Sendable {
        /// Bytes of all fields of a form together, files aside.
        public var formSize = 4 << 20
        public var formFields = 500
        public var files = 20
        /// How long a form may take to arrive, and one with files.
        public var formTime = Duration.seconds(30)
        public var uploadTime = Duration.seconds(3_600)
        /// What one person may send in a minute.
        public var changesPerMinute = 120
        /// Calls of the API, reading ones too, that one token, or one person without, may make in a minute.
        public var callsPerMinute = 600
        /// Open pages that are told what happens, and those of one person. One for which there is no room asks again
        /// every minute.
        public var livePages = 4_000
        public var livePagesOfOne = 20
        /// How long such a page is told before it has to ask again who it is for.
        public var liveTime = Duration.seconds(300)
        /// How long somebody counts as writing after a letter.
        public var writingTime = Duration.seconds(8)

        public init() {}
    }
#endif
