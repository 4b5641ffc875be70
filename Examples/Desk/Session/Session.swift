#if Command
    import ServiceDesk
    import ServiceDeskJSON

    /// One run of the command on behalf of someone.
    struct Session {
        let desk: Desk
        let directory: any DirectoryStore
        let viewer: Viewer
        let isJSON: Bool

        /// Prints a request after it was changed.
        func report(_ request: Request, _ outlook: Outlook? = nil) throws {
            guard !isJSON else {
                return try Terminal.printJSON(RequestAnswer(request: RequestJSON(request), team: outlook?.json))
            }
            let hands = [request.team?.rawValue, request.agent?.rawValue].compactMap { $0 }.joined(separator: " / ")
            Terminal.print(
                [Style.bold("#\(request.number)"), Style.of(request.state), hands, request.subject.safe]
                    .filter { !$0.isEmpty }.joined(separator: "  "))
            if let sentence = outlook?.sentence { Terminal.print(sentence) }
        }

        /// The person's own open work, or what they asked for when they work for no team.
        func ownWork(_ filter: inout RequestFilter) {
            guard let person = viewer.person else { return }
            if viewer.teams.isEmpty { filter.requesters = [person] } else { filter.agents = [person] }
        }

        /// Does something with what an article names, and where that is not there, says what is.
        func sayingWhatIsThere<Result>(_ body: () async throws -> Result) async throws -> Result {
            do {
                return try await body()
            } catch let rejection as Rejection where rejection.code == .unknownReference {
                guard let kind = rejection.field.flatMap(DirectoryEntry.Kind.init(rawValue:)) else { throw rejection }
                let ids = try await directory.entries(DirectoryQuery(kind, limit: Self.namedAtMost + 1)).map(\.id)
                guard !ids.isEmpty else { throw rejection }
                let names = ids.prefix(Self.namedAtMost).joined(separator: ", ")
                let more = ids.count > Self.namedAtMost ? ", and more" : ""
                throw Failure(.unknownName, "\(rejection) There is: \(names)\(more).")
            }
        }

        private static let namedAtMost = 30

        /// Names for ids, for showing; ids that are unknown stay as they are.
        func names(of people: some Sequence<Person.ID>) async throws -> [Person.ID: String] {
            let found = try await directory.people(Array(Set(people)))
            return Dictionary(found.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        }
    }
#endif
