import ServiceDesk
import Testing

@Suite("Exports that are damaged or do not fit")
struct TransferFaultTests {
    /// What an import of these lines fails with.
    private func failure(
        _ bytes: [UInt8], into store: InMemoryStore = InMemoryStore(), piece: Int = 1_000
    ) async throws -> TransferError? {
        do {
            try await store.read(ExportedBytes(bytes), piece: piece)
            return nil
        } catch let error as TransferError {
            return error
        }
    }

    private func bytes(_ lines: [String]) -> [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

    @Test("Wherever an export is cut off, the import says so")
    func truncated() async throws {
        let whole = try await Company.inUse().store.exported().bytes
        for count in [1, 20, 44, 45, 2_000, whole.count / 2, whole.count - 300, whole.count - 1] {
            let error = try await failure(Array(whole.prefix(count)), piece: 64 << 10)
            #expect(
                error?.code == .truncated || (count < 44 && error?.code == .notAnExport),
                "cut at \(count): \(error as Any)")
        }
        #expect(try await failure([])?.code == .notAnExport)
    }

    @Test("Each line that is missing, doubled or changed is noticed")
    func tampered() async throws {
        let company = try await Company()
        _ = try await company.open("Une panne")
        _ = try await company.open("Een storing")
        try await company.desk.note("Vu.", on: 1, as: try await company.viewer("bram"))
        try await company.writeArticles()
        let lines = try await company.store.exported().lines
        #expect(lines.count > 20)
        for index in lines.indices.dropFirst() {
            var missing = lines
            missing.remove(at: index)
            #expect(try await failure(bytes(missing)) != nil, "line \(index + 1) missing")
            var doubled = lines
            doubled.insert(lines[index], at: index)
            #expect(try await failure(bytes(doubled)) != nil, "line \(index + 1) doubled")
            var changed = lines
            changed[index] = changed[index].replacing("a", with: "e", maxReplacements: 1)
            #expect(try await failure(bytes(changed)) != nil, "line \(index + 1) changed")
        }
    }

    @Test("A changed event is named with its line before anything of it is kept")
    func changedEvent() async throws {
        let company = try await Company()
        _ = try await company.open("Une panne")
        var lines = try await company.store.exported().lines
        let index = try #require(lines.firstIndex { $0.hasPrefix(#"{"request""#) })
        lines[index] = lines[index].replacing("Une panne", with: "Une pomme")
        let other = InMemoryStore()
        let error = try #require(try await failure(bytes(lines), into: other))
        #expect(error.code == .damaged && error.line == index + 1)
        #expect(error.description.contains("event 1 was changed"))
        #expect(try await other.requests([.number(1)]).isEmpty)
    }

    @Test("A changed revision is named with its line, and another article in the store too")
    func changedArticle() async throws {
        let company = try await Company()
        try await company.writeArticles()
        var lines = try await company.store.exported().lines
        // What is made first has the same id in every company.
        let other = try await Company()
        _ = try await other.open()
        try await other.desk.write(
            ArticleContent("Autre", text: "", language: "fr", team: "it"), as: try await other.viewer("eva"))
        let conflict = try #require(try await failure(bytes(lines), into: other.store))
        #expect(conflict.code == .conflict && conflict.description.contains("A1 is another article"))

        let index = try #require(lines.firstIndex { $0.hasPrefix(#"{"article""#) })
        lines[index + 1] = lines[index + 1].replacing("Ouvrez", with: "Fermez")
        let empty = InMemoryStore()
        let error = try #require(try await failure(bytes(lines), into: empty))
        #expect(error.code == .damaged && error.line == index + 2)
        #expect(error.description.contains("A1: revision 2 was changed"))
        #expect(try await empty.articles([1]).isEmpty)
    }

    @Test("A changed file is named")
    func changedFile() async throws {
        let company = try await Company()
        let anna = try await company.viewer("anna")
        let file = try await company.desk.upload(name: "a.txt", as: anna, bytes: Array("abc".utf8))
        _ = try await company.desk.open(
            RequestDraft("Voir", text: "Voir", attachments: [file], team: "it"), as: anna)
        var lines = try await company.store.exported().lines
        let index = try #require(lines.firstIndex { $0 == #"{"bytes":"YWJj"}"# })
        lines[index] = #"{"bytes":"YWJk"}"#
        let other = InMemoryStore()
        #expect(try await failure(bytes(lines), into: other)?.line == index + 1)
        #expect(try await other.size(of: file.digest) == nil)
        lines[index] = #"{"bytes":"YWI="}"#
        #expect(try await failure(bytes(lines))?.code == .damaged)
        lines[index] = #"{"bytes":"YW*="}"#
        #expect(try await failure(bytes(lines))?.code == .malformed)
    }

    @Test("Another request under the number")
    func otherRequest() async throws {
        let (company, other) = (try await Company(), try await Company { $0.ids = IDGenerator() })
        _ = try await company.open("Une panne")
        _ = try await other.open("Een storing")
        let error = try await failure(try await company.store.exported().bytes, into: other.store)
        #expect(error?.code == .conflict)
        #expect(error?.description.contains("#1 is another request in this store") == true)
    }

    @Test("The same request with another journal")
    func otherJournal() async throws {
        let (company, other) = (try await Company(), InMemoryStore())
        let request = try await company.open("Une panne")
        try await other.read(try await company.store.exported())
        let copy = Desk(other)
        try await copy.note("Here", on: .id(request.id), as: try await copy.viewer(for: "bram"))
        try await company.desk.note("There", on: .id(request.id), as: try await company.viewer("bram"))
        let error = try await failure(try await company.store.exported().bytes, into: other)
        #expect(error?.code == .conflict && error?.description.contains("another journal") == true)
    }

    @Test("A key that the store used for something else")
    func otherKey() async throws {
        let company = try await Company()
        let anna = try await company.viewer("anna")
        _ = try await company.desk.open(RequestDraft("Une panne", team: "it"), as: anna)
        let other = InMemoryStore()
        try await other.read(try await company.store.exported())
        let copy = Desk(other)
        let bram = try await copy.viewer(for: "bram")
        try await copy.perform(.rename("Une autre panne"), on: 1, as: bram, key: "k")
        let before = try await other.exported()
        var lines = before.lines
        let index = try #require(lines.firstIndex { $0.contains(#""key":"k""#) })
        lines[index] = lines[index].replacing(#""fingerprint":"0"#, with: #""fingerprint":"1"#)
            .replacing(#""fingerprint":"a"#, with: #""fingerprint":"b"#)
        // The digit that is changed depends on the digest: make sure that one was.
        if lines[index] == before.lines[index] {
            let start = try #require(lines[index].range(of: #""fingerprint":""#)?.upperBound)
            let digit = lines[index][start]
            lines[index].replaceSubrange(start...start, with: digit == "f" ? "e" : "f")
        }
        let error = try await failure(bytes(lines), into: other)
        #expect(error?.code == .conflict && error?.line == index + 1)
    }

    @Test("Files that are something else, newer, or endless")
    func notAnExport() async throws {
        #expect(try await failure(Array("number,state\n1,New\n".utf8))?.code == .notAnExport)
        #expect(try await failure(bytes([#"{"format":"other","version":1}"#]))?.code == .notAnExport)
        let newer = try await failure(bytes([#"{"format":"swift-service-desk","version":5}"#]))
        #expect(newer?.code == .newerFormat)
        #expect(try await failure([0xFF, 0x00, 0x0A])?.code == .notAnExport)
        let header = Array("{\"format\":\"swift-service-desk\",\"version\":1}\n".utf8)
        let endless = header + [UInt8](repeating: 0x20, count: DeskImport.maximumLineLength + 2)
        let error = try await failure(endless, piece: 1 << 20)
        #expect(error?.code == .lineTooLong && error?.line == 2)
        #expect(try await failure(header + Array("{\"request\":\"x\"}\n".utf8))?.line == 2)
        #expect(try await failure(header + Array("hello\n".utf8))?.code == .malformed)
    }
}
