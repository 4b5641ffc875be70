#if Web
    /// What a token lets a program do: never more than the person may whose token it is.
    public enum APIScope: String, Hashable, Sendable, Codable, CaseIterable {
        /// See requests, their conversations and files, and count and find them.
        case readRequests = "requests:read"
        /// Open requests, answer them, and do to them what the person may do.
        case writeRequests = "requests:write"
        /// Find and read articles.
        case readKnowledge = "knowledge:read"
        /// Say whether an article helped.
        case writeKnowledge = "knowledge:write"
        /// Write, publish and retire articles of the person’s teams.
        case writeArticles = "articles:write"
        /// See teams, services and colleagues.
        case readDirectory = "directory:read"
        /// Fetch the calendars and news of what is owed and of on-call duty, by an address with the token in it.
        case readFeeds = "feeds:read"
        /// Change the organisation, where the person is an administrator.
        case administer = "organisation:write"

        var note: String {
            switch self {
            case .readRequests: "See requests, their conversations and files; count and find them."
            case .writeRequests: "Open requests, answer them, and do to them what the person may do."
            case .readKnowledge: "Find and read articles."
            case .writeKnowledge: "Say whether an article helped."
            case .writeArticles: "Write, publish and retire articles of the person’s teams."
            case .readDirectory: "See teams, services and colleagues."
            case .administer: "Read and change the organisation, of an administrator."
            case .readFeeds: "Fetch calendars and news of obligations and on-call duty."
            }
        }
    }
#endif
