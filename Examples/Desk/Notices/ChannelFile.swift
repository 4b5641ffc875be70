#if Command
    import ServiceDesk
    import ServiceDeskYAML
    import WebhookNotifier
    import Yams

    /// The channels of a chat as a person writes them down: whose incoming webhook leads where.
    struct ChannelFile {
        private(set) var service = ChatNotifier.Service.slack
        private(set) var teams: [Team.ID: WebhookEndpoint] = [:]
        private(set) var people: [Person.ID: WebhookEndpoint] = [:]

        /// Largest file that is read, in bytes.
        private static let maximumSize = 1 << 20
        private static let services: [(String, ChatNotifier.Service)] = [
            ("slack", .slack), ("mattermost", .mattermost), ("teams", .teams),
        ]

        /// - Throws: ``Failure`` of ``ExitStatus/settingsFile`` that names the line; it says no URL, for whoever knows
        ///   one may post.
        init(reading path: String) throws {
            let bytes = try InputFile(path).readAll(limit: Self.maximumSize, as: "a file of channels")
            var map = try YAMLMap(YAMLMap.compose(bytes, named: path), "A file of channels", in: path)
            guard let service = try map.word("service", of: Self.services) else {
                throw map.mistake("A file of channels needs “service”: slack, mattermost or teams.")
            }
            self.service = service
            for (id, endpoint) in try Self.endpoints("teams", in: &map) { teams[Team.ID(id)] = endpoint }
            for (id, endpoint) in try Self.endpoints("people", in: &map) { people[Person.ID(id)] = endpoint }
            guard !teams.isEmpty || !people.isEmpty else {
                throw map.mistake("No team and nobody has a channel: {teams: {it: https://…}}.")
            }
            try map.finish()
        }

        private static func endpoints(_ key: String, in map: inout YAMLMap) throws -> [(String, WebhookEndpoint)] {
            guard let node = map.value(key) else { return [] }
            guard let mapping = node.mapping else {
                throw map.mistake("“\(key)” has a URL for each id: {it: https://…}.", at: node)
            }
            return try mapping.map { (key, value) in
                guard let id = key.scalar?.string, Person.ID(id).isValid else {
                    throw map.mistake("An id has 1 to 200 bytes and no control characters.", at: key)
                }
                guard let endpoint = value.scalar.flatMap({ WebhookEndpoint($0.string) }) else {
                    throw map.mistake(
                        "\(YAMLMap.quoted(id)) has no URL of an incoming webhook: https://host/path, without a user "
                            + "and a fragment.", at: value)
                }
                return (id, endpoint)
            }
        }
    }
#endif
