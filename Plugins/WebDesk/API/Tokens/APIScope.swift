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
        /// See teams, services and colleagues.
        case readDirectory = "directory:read"

        var note: String {
            switch self {
            case .readRequests: "See requests, their conversations and files; count and find them."
            case .writeRequests: "Open requests, answer them, and do to them what the person may do."
            case .readKnowledge: "Find and read articles."
            case .writeKnowledge: "Say whether an article helped."
            case .readDirectory: "See teams, services and colleagues."
            }
        }
    }
#endif
