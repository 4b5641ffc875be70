#if Command
    import ArgumentParser
    import Foundation
    import ServiceDesk
    import WebDesk

    struct Tokens: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "token",
            abstract: "Tokens with which programs use the API of “desk serve”, in somebody’s name.",
            subcommands: [AddToken.self, ListTokens.self, RevokeToken.self])
    }

    /// Opens the store for whoever has it: no right of anybody’s is asked.
    private func tokens(_ store: StoreOptions, _ access: StoreMode) async throws -> APITokens {
        APITokens(Desk(try await openStore(store, access)))
    }

    struct AddToken: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Make a token. It is printed this once.",
            discussion: """
                Scopes: \(APIScope.allCases.map(\.rawValue).joined(separator: ", ")). Without any it is for all that \
                reads.
                """)

        @Argument(help: "What it is for, for people to tell it from others.") var name: String
        @Option(name: .customLong("for"), help: ArgumentHelp("In whose name.", valueName: "person")) var person: String
        @Option(name: .customLong("scope"), help: ArgumentHelp("What it is for; several.", valueName: "scope"))
        var scopes: [String] = []
        @Option(help: "How many days it is good: 1 to 366.") var days = 90
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        private struct Answer: Encodable {
            var id, token: String
            var expiresAt: String
        }

        func validate() throws {
            guard (1...366).contains(days) else { throw ValidationError("A token is good for 1 to 366 days.") }
        }

        mutating func run() async throws {
            var chosen: Set<APIScope> = [.readRequests, .readKnowledge, .readDirectory]
            if !scopes.isEmpty {
                chosen = Set(
                    try scopes.map { word in
                        guard let scope = APIScope(rawValue: word) else {
                            let all = APIScope.allCases.map(\.rawValue).joined(separator: ", ")
                            throw Failure(.usage, "“\(word)” is no scope; there are \(all).")
                        }
                        return scope
                    })
            }
            let (token, secret) = try await tokens(store, .existing).make(
                name, for: Person.ID(person), scopes: chosen, lifetime: Int64(days) * 86_400)
            if output.json {
                try Terminal.printJSON(
                    Answer(id: token.id, token: secret, expiresAt: token.expiresAt.description))
            } else {
                Terminal.print(secret)
            }
        }
    }

    struct ListTokens: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Show tokens that are good, but not what is secret of them.")

        @Option(name: .customLong("for"), help: ArgumentHelp("Only of one person.", valueName: "person"))
        var person: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        private struct Row: Encodable {
            var id, name, person: String
            var scopes: [String]
            var madeAt, expiresAt: String

            init(_ token: APIToken) {
                (id, name, person) = (token.id, token.name, token.person.rawValue)
                scopes = token.scopes.map(\.rawValue)
                (madeAt, expiresAt) = (token.madeAt.description, token.expiresAt.description)
            }
        }

        mutating func run() async throws {
            let found = try await tokens(store, .readOnly).tokens(of: person.map { Person.ID($0) })
            if output.json { return try Terminal.printJSON(found.map { Row($0) }) }
            guard !found.isEmpty else { return Terminal.print("There are no tokens.") }
            let now = Timestamp(Date())
            var table = Table(columns: [
                .init(title: "ID"), .init(title: "NAME", maximumWidth: 30), .init(title: "FOR"),
                .init(title: "UNTIL"), .init(title: "SCOPES"),
            ])
            table.rows = found.map { token in
                [
                    token.id, token.name, token.person.rawValue, token.expiresAt.short(at: now),
                    token.scopes.map(\.rawValue).joined(separator: " "),
                ].map { .init(text: $0) }
            }
            table.print()
        }
    }

    struct RevokeToken: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "revoke", abstract: "Take a token back: it is good for nothing from now on.")

        @Argument(help: "Its id, as “desk token list” shows it.") var id: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        private struct Answer: Encodable { var revoked: String }

        mutating func run() async throws {
            guard try await tokens(store, .existing).revoke(id) else {
                throw Failure(.unknownName, "There is no token “\(id.safe)”.")
            }
            if output.json {
                try Terminal.printJSON(Answer(revoked: id))
            } else {
                Terminal.print("\(id.safe) is revoked.")
            }
        }
    }
#endif
