import HTTPTypes
import NIOCore
import ServiceDesk
import ServiceDeskTesting
import Testing

@testable import WebDesk

@Suite("Forms of the site") struct FormTests {
    @Test("are taken from pages of the site alone")
    func origins() async throws {
        let world = try await WebWorld { $0.origin = "https://desk.example" }
        let request = try await world.open()
        let path = "/requests/\(request.number)/reply"
        try await world.browse { browser in
            let anna = browser.being("anna")
            func expect(
                _ expected: HTTPResponse.Status, _ location: SourceLocation = #_sourceLocation,
                _ change: (inout HTTPFields) -> Void
            ) async throws {
                let status = try await anna.post(path, ["text": "x"], change).status
                #expect(status == expected, sourceLocation: location)
            }
            try await expect(.forbidden) { $0[.fetchSite] = "cross-site" }
            try await expect(.forbidden) { $0[.fetchSite] = "same-site" }
            try await expect(.forbidden) { $0[.fetchSite] = nil }
            try await expect(.forbidden) {
                $0[.fetchSite] = nil
                $0[.origin] = "https://evil.example"
            }
            try await expect(.forbidden) {
                $0[.fetchSite] = "cross-site"
                $0[.origin] = "https://desk.example"
            }
            try await expect(.seeOther) {
                $0[.fetchSite] = nil
                $0[.origin] = "https://desk.example"
            }
        }
        #expect(try await world.desk.request(.id(request.id), as: .host("test")).replyCount == 2)
    }

    @Test("that are sent twice are done once")
    func twice() async throws {
        let world = try await WebWorld()
        try await world.browse { browser in
            let fields: KeyValuePairs = ["subject": "Toner", "about": "t:it", "key": "k1"]
            let first = try await browser.being("anna").post("/ask", fields)
            let second = try await browser.being("anna").post("/ask", fields)
            #expect(first.location == "/requests/1?done=opened" && second.location == first.location)
            let reply: KeyValuePairs = ["text": "Still.", "key": "k2"]
            for _ in 0..<2 {
                #expect(try await browser.being("anna").post("/requests/1/reply", reply).status == .seeOther)
            }
        }
        let request = try await world.desk.request(1, as: .host("test"))
        #expect(request.replyCount == 2)
    }

    @Test("say what is wrong, and lose nothing that was typed")
    func mistakes() async throws {
        let world = try await WebWorld()
        try await world.browse { browser in
            let response = try await browser.being("anna").post(
                "/ask",
                ["subject": "Papier <b>", "text": "Überall.", "about": "s:printing", "f.what": "other", "key": "k"])
            #expect(response.status == .unprocessableContent)
            for text in ["“What else?” needs an answer.", "Papier &lt;b&gt;", "Überall.", "<option selected>other"] {
                #expect(response.text.contains(text), "\(text)")
            }
            // What its condition hides is not asked, whatever stands there.
            let good = try await browser.being("anna").post(
                "/ask", ["subject": "Jam", "about": "s:printing", "f.what": "jam", "f.more": "left over", "key": "k"])
            #expect(good.status == .seeOther)
            let long = String(repeating: "a", count: 1_200_000)
            let reply = try await browser.being("anna").post("/requests/1/reply", ["text": long])
            #expect(reply.status == .contentTooLarge && reply.text.contains(long.prefix(1_000)))
        }
        let request = try await world.desk.request(1, as: .host("test"))
        #expect(request.fields == ["what": .choice("jam")])
    }

    @Test("that are too large, or none, are refused")
    func limits() async throws {
        let world = try await WebWorld { $0.limits.formSize = 10_000 }
        _ = try await world.open()
        try await world.browse { browser in
            let anna = browser.being("anna")
            let large = try await anna.post("/requests/1/reply", ["text": String(repeating: "a", count: 10_000)])
            #expect(large.status == .contentTooLarge)
            let odd = try await anna.post("/requests/1/reply", ["text": "x"]) { $0[.contentType] = "text/plain" }
            #expect(odd.status == .badRequest)
            let broken = try await anna.post("/requests/1/reply", ["text": "x"]) {
                $0[.contentType] = "multipart/form-data; boundary=y"
            }
            #expect(broken.status == .badRequest)
        }
        #expect(try await world.desk.request(1, as: .host("test")).replyCount == 1)
    }

    @Test("bring files, which come back as they were, as downloads")
    func files() async throws {
        let world = try await WebWorld()
        _ = try await world.open()
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        try await world.browse { browser in
            let anna = browser.being("anna")
            let sent = try await anna.send(
                "/requests/1/reply", ["text": "Here.", "key": "k"], files: [("C:\\Facture é%22.pdf", bytes)])
            #expect(sent.status == .seeOther)
            let digest = Digest(of: bytes).description
            let file = try await anna.get("/requests/1/files/\(digest)")
            #expect(Array(file.body.readableBytesView) == bytes)
            #expect(file.headers[.contentType] == "application/octet-stream")
            #expect(
                file.headers[.contentDisposition]
                    == "attachment; filename=\"Facture __.pdf\"; filename*=UTF-8''Facture%20%C3%A9%22.pdf")
            #expect(file.headers[.contentSecurityPolicy]?.hasPrefix("sandbox") == true)
            #expect(try await browser.being("wim").get("/requests/1/files/\(digest)").status == .notFound)
        }
    }

    @Test("come too often from one person, and from others not")
    func rates() async throws {
        let world = try await WebWorld { $0.limits.changesPerMinute = 3 }
        try await world.browse { browser in
            func ask(
                _ person: Person.ID, _ expected: HTTPResponse.Status, _ location: SourceLocation = #_sourceLocation
            ) async throws {
                let status = try await browser.being(person).post("/ask", ["subject": "x", "about": "t:it"]).status
                #expect(status == expected, sourceLocation: location)
            }
            for _ in 0..<3 { try await ask("anna", .seeOther) }
            try await ask("anna", .tooManyRequests)
            try await ask("wim", .seeOther)
            world.clock.advance(bySeconds: 20)
            try await ask("anna", .seeOther)
        }
    }

    @Test("that are shown again keep the files that came with them")
    func keptFiles() async throws {
        let world = try await WebWorld()
        try await world.browse { browser in
            let anna = browser.being("anna")
            let refused = try await anna.send(
                "/ask", ["about": "t:it", "subject": " ", "key": "k"], files: [("a/é b.txt", [1, 2, 3])])
            #expect(refused.status == .unprocessableContent)
            let mark = "name=\"kept\" value=\""
            let kept = try #require(refused.text.split(separator: mark).last?.prefix { $0 != "\"" })
            let fields: KeyValuePairs = ["about": "t:it", "subject": "x", "key": "k", "kept": String(kept)]
            // They are nobody else’s.
            #expect(try await browser.being("wim").post("/ask", fields).status == .unprocessableContent)
            #expect(try await anna.post("/ask", fields).status == .seeOther)
            #expect(try await anna.get("/requests/1").text.contains("é b.txt"))
        }
        #expect(KeptFile.file("a/b/c") == nil)
    }

    @Test("in parts are taken from those who are signed in, within all limits")
    func parts() async throws {
        let world = try await WebWorld {
            $0.limits.formFields = 20
            $0.limits.formSize = 5_000
        }
        _ = try await world.open()
        let empty = Array(repeating: (name: "", bytes: [UInt8]()), count: 30)
        try await world.browse { browser in
            let anonymous = try await browser.send("/language", ["language": "fr"], files: [])
            #expect(anonymous.status == .badRequest)
            let anna = browser.being("anna")
            #expect(try await anna.send("/requests/1/reply", ["text": "x"], files: empty).status == .contentTooLarge)
            let name = String(repeating: "n", count: 6_000)
            let long = try await anna.client.executeRequest(
                uri: "/requests/1/reply", method: .post,
                headers: [
                    .fetchSite: "same-origin", .person: "anna", .contentType: "multipart/form-data; boundary=b",
                ],
                body: ByteBuffer(string: "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\r\n--b--"))
            #expect(long.status == .contentTooLarge)
            #expect(try await anna.send("/requests/1/take", [:], files: []).status == .notFound)
        }
        var reader = try #require(MultipartReader(contentType: "multipart/form-data; boundary=b"))
        #expect(throws: MultipartReader.Malformed.self) {
            _ = try reader.take(Array("--b".utf8) + Array(repeating: 0x20, count: 1_000))
        }
    }

    // MARK: Multipart

    @Test("in parts are read alike, in whatever pieces they come", arguments: 0..<200 as Range<UInt64>)
    func pieces(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("\r\n--xyz\0é".utf8)
        var (body, expected) = (Array("preamble".utf8), [(String, [UInt8])]())
        for index in 0..<Int.random(in: 1...5, using: &random) {
            let value = (0..<Int.random(in: 0...40, using: &random)).map { _ in alphabet.randomElement(using: &random)!
            }
            guard value.firstRange(of: Array("\r\n--xyz".utf8)) == nil else { continue }
            expected.append(("n\(index)", value))
            body +=
                Array("\r\n--xyz \r\nContent-Disposition: form-data; name=\"n\(index)\"\r\nX: y\r\n\r\n".utf8) + value
        }
        body += Array("\r\n--xyz--\r\nepilogue".utf8)
        var reader = try #require(MultipartReader(contentType: "multipart/form-data; boundary=xyz"))
        var (found, rest) = ([(String, [UInt8])](), body[...])
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 1...9, using: &random))
            rest = rest.dropFirst(piece.count)
            for event in try reader.take(piece) {
                switch event {
                case .part(let name, _, _): found.append((name, []))
                case .bytes(let bytes): found[found.count - 1].1 += bytes
                case .end: break
                }
            }
        }
        #expect(reader.isFinished || expected.isEmpty)
        #expect(found.map(\.0) == expected.map(\.0) && found.map(\.1) == expected.map(\.1), "seed \(seed)")
    }

    @Test("in parts that never end keep nothing in memory")
    func endless() throws {
        var reader = try #require(MultipartReader(contentType: "multipart/form-data; boundary=\"x\""))
        #expect(throws: MultipartReader.Malformed.self) {
            _ = try reader.take(Array("--x\r\n".utf8))
            for _ in 0..<100 { _ = try reader.take(Array(repeating: UInt8(ascii: "a"), count: 1_000)) }
        }
        #expect(MultipartReader(contentType: "multipart/form-data") == nil)
    }
}
