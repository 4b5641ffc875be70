#if Web
    import ServiceDesk

    /// What is known of a token, but not the token: who has it, for what and until when.
    public struct APIToken: Hashable, Sendable, Codable, Identifiable {
        public typealias ID = String

        public let id: ID
        /// For people to tell it from others: `wiki search`.
        public let name: String
        public let person: Person.ID
        public let scopes: [APIScope]
        public let madeAt: Timestamp
        public let expiresAt: Timestamp
        let digest: Digest

        /// `api-token:<id>`.
        var key: WorkKey { Self.key(of: id) }
        static func key(of id: ID) -> WorkKey { WorkKey(rawValue: "api-token:\(id)") }
    }
#endif
