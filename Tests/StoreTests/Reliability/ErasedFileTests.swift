#if SQLite
    import Foundation
    import ServiceDesk
    import ServiceDeskSQLite
    import Testing

    /// Words that stand nowhere but in what one person wrote.
    enum ErasedWords {
        static let all = ["vertrouwelijk-4711", "karim.haddad@example.org", "Haddad", "loonbeslag-0815"]

        /// A desk with requests of Karim and of Anna; then Karim is erased, and the files are written anew.
        static func fill(_ store: some CompleteStore) async throws {
            let karim = Person(
                id: "karim", name: "Karim Haddad",
                addresses: [Address(.mail, "karim.haddad@example.org", isVerified: true)])
            try await store.save([
                .person(karim), .person(Person(id: "anna", name: "Anna Peeters")),
                .person(Person(id: "eva", name: "Eva")), .team(Team(id: "hr", name: "HR", members: [.init("eva")])),
            ])
            let desk = Desk(store)
            let (own, other) = (try await desk.viewer(for: "karim"), try await desk.viewer(for: "anna"))
            let agent = try await desk.viewer(for: "eva")
            let file = try await desk.upload(
                name: "loon.txt", mediaType: "text/plain", as: own, bytes: Array("loonbeslag-0815".utf8))
            for number in 1...40 {
                let asked = try await desk.open(
                    RequestDraft(
                        "vertrouwelijk-4711 nr \(number)", text: "Van Haddad.", attachments: number == 1 ? [file] : [],
                        team: "hr"), as: own)
                try await desk.reply("Beste Karim Haddad, in orde", to: .id(asked.id), as: agent)
                _ = try await desk.open(RequestDraft("Nieuwe stoel \(number)", text: "Graag.", team: "hr"), as: other)
            }
        }

        static func erase(_ store: some CompleteStore) async throws -> ErasureReport {
            let desk = Desk(store)
            let report = try await desk.erase("karim", as: .host("test"))
            try await desk.expunge(as: .host("test"))
            return report
        }

        /// Those that stand in a file.
        static func found(in path: String) throws -> [String] {
            guard FileManager.default.fileExists(atPath: path) else { return [] }
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            return all.filter { bytes.range(of: Data($0.utf8)) != nil }
        }
    }

    @Suite("What was erased from a file")
    struct ErasedFileTests {
        @Test("is in none of its bytes, nor in the log’s, and everything else is whole")
        func isGone() async throws {
            let folder = try TemporaryFolder()
            let path = folder.path("desk.sqlite")
            let store = try SQLiteStore(path: path)
            try await ErasedWords.fill(store)
            let before = try ErasedWords.found(in: path) + ErasedWords.found(in: path + "-wal")
            #expect(Set(before) == Set(ErasedWords.all))

            let report = try await ErasedWords.erase(store)
            #expect(report.requests == 40 && report.files == 1 && report.isComplete)
            #expect(try ErasedWords.found(in: path) + ErasedWords.found(in: path + "-wal") == [])
            #expect(try await StoreAudit(store).run().isClean)
            #expect(try await MeasurementAudit(store).run().faults == [])
            let found = try await store.search(
                SearchQuery(viewer: .host("test"), text: SearchText("stoel"), limit: 200))
            #expect(found.count == 40)
            try store.close()
            #expect(try await SQLiteStore(path: path).check().isEmpty)
        }

        @Test("is written anew while others read and write")
        func isSharedMeanwhile() async throws {
            let folder = try TemporaryFolder()
            let store = try SQLiteStore(path: folder.path("desk.sqlite"))
            try await ErasedWords.fill(store)
            let desk = Desk(store)
            let anna = try await desk.viewer(for: "anna")
            async let opened = (1...30).asyncCount { number in
                _ = try await desk.open(RequestDraft("Tafel \(number)", team: "hr"), as: anna)
                _ = try await desk.page(RequestQuery(viewer: anna, limit: 20))
            }
            _ = try await desk.erase("karim", as: .host("test"))
            do {
                try await desk.expunge(as: .host("test"))
            } catch let error as StoreError {
                // Whoever reads an older state keeps it from being done.
                #expect(error.code == .busy)
            }
            #expect(try await opened == 30)
            try await desk.expunge(as: .host("test"))
            #expect(try await StoreAudit(store).run().isClean)
        }
    }

    extension ClosedRange<Int> {
        fileprivate func asyncCount(_ body: (Int) async throws -> Void) async throws -> Int {
            for number in self { try await body(number) }
            return count
        }
    }
#endif
