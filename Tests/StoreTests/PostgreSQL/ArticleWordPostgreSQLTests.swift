#if PostgreSQL
    import LibPQ
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import ServiceDeskTesting
    import Testing

    @Suite("The words by which articles are found", .enabled(if: PostgresServer.isThere))
    struct ArticleWordPostgreSQLTests {
        private let viewer = Viewer("anna", now: Timestamp(microseconds: 0))

        private func found(_ text: String, in store: PostgreSQLStore) async throws -> [Article.Number] {
            try await store.search(ArticleSearch(viewer: viewer, text: SearchText(text))).map(\.article.number)
        }

        @Test("are made anew where another library has made them, also of numbers far apart")
        func renewed() async throws {
            let name = "words of articles"
            try await withStore {
                $0.schema = name
            } _: { store in
                let (ids, time) = (IDGenerator(SeededGenerator(seed: 3)), Timestamp(microseconds: 0))
                for (number, title) in [(1, "Imprimantes"), (400_000_000_000, "Réseaux")] as [(Int64, String)] {
                    let content = ArticleContent(title, text: "", language: "fr", team: "it", audience: .everyone)
                    let revision = try ArticleRevision(
                        of: Article.ID(ids.next(at: time)), after: nil, at: time, author: .host("test"),
                        state: .published, content: content)
                    #expect(try await store.keep([ArticleChange(number: number, [revision])]) == [.kept(number)])
                }
                #expect(try await found("imprimante", in: store) == [1])
                let schema = name.pqIdentifier
                try await run(
                    "UPDATE \(schema).article_word SET word = word || 'x'",
                    "UPDATE \(schema).counter SET value = 5 WHERE name = 'stemming'")
                #expect(try await found("imprimante vpn", in: store).isEmpty)
                var configuration = PostgreSQLStore.Configuration()
                configuration.schema = name
                let server = try PostgresServer.shared.get()
                let other = try await PostgreSQLStore(parameters: server.parameters, configuration: configuration)
                #expect(try await found("imprimante vpn", in: other) == [1])
                #expect(try await found("reseau vpn", in: store) == [400_000_000_000])
                await other.close()
            }
        }
    }
#endif
