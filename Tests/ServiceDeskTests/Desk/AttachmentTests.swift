import ServiceDesk
import Testing

@Suite("Files at the desk")
struct AttachmentTests {
    private func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 8) } }

    private func download(_ digest: Digest, of request: Request, as person: Person.ID, in company: Company) async throws
        -> [UInt8]
    {
        var bytes: [UInt8] = []
        for try await chunk in try await company.desk.download(
            digest, of: .id(request.id), as: try await company.viewer(person))
        {
            #expect(chunk.count <= AttachmentChunk.maximumSize)
            bytes += chunk
        }
        return bytes
    }

    @Test("come back as they went, whatever the pieces", arguments: [0, 1, 262_143, 262_144, 262_145, 1_000_000])
    func roundTrip(size: Int) async throws {
        let company = try await Company()
        let whole = bytes(size)
        let pieces = AsyncStream<[UInt8]> { stream in
            var rest = whole[...]
            var length = 1
            while !rest.isEmpty {
                stream.yield(Array(rest.prefix(length)))
                rest = rest.dropFirst(length)
                length = length * 3 + 1
            }
            stream.yield([])
            stream.finish()
        }
        let anna = try await company.viewer("anna")
        let file = try await company.desk.upload(name: "écran.bin", as: anna, pieces)
        #expect(file.size == Int64(size) && file.digest == Digest(of: whole))
        let draft = RequestDraft("Fichier", attachments: [file], team: "it")
        let request = try await company.desk.open(draft, as: anna)
        #expect(request.attachmentCount == 1)
        #expect(try await download(file.digest, of: request, as: "bram", in: company) == whole)
    }

    @Test("are read by those who may read the message that has them")
    func access() async throws {
        let company = try await Company()
        let bram = try await company.viewer("bram")
        let secret = try await company.desk.upload(name: "note.txt", as: bram, bytes: [1])
        let request = try await company.open()
        try await company.desk.note("Voir fichier", attachments: [secret], on: .id(request.id), as: bram)
        #expect(try await download(secret.digest, of: request, as: "eva", in: company) == [1])
        for person in ["anna", "hugo", "tess"] as [Person.ID] {
            let code = try await company.refusal {
                _ = try await download(secret.digest, of: request, as: person, in: company)
            }
            #expect(code == .notFound, "\(person)")
        }
        // Knowing a digest does not open a file that belongs to another request.
        let other = try await company.open()
        let code = try await company.refusal {
            _ = try await download(secret.digest, of: other, as: "bram", in: company)
        }
        #expect(code == .notFound)
    }

    @Test("that were not uploaded cannot be named, nor with another size")
    func unknown() async throws {
        let company = try await Company()
        let anna = try await company.viewer("anna")
        let kept = try await company.desk.upload(name: "a", as: anna, bytes: [1, 2])
        let absent = FileAttachment(name: "b", mediaType: "x/y", size: 1, digest: Digest(of: [9]))
        var wrong = kept
        wrong.size = 3
        for file in [absent, wrong] {
            let code = try await company.refusal {
                let draft = RequestDraft("Fichier", attachments: [file])
                _ = try await company.desk.open(draft, as: anna)
            }
            #expect(code == .unknownReference)
        }
    }

    /// What happens when someone names a file in a request of their own.
    private func naming(
        _ file: FileAttachment, as viewer: Viewer, in company: Company
    ) async throws -> Rejection? {
        do {
            _ = try await company.desk.open(RequestDraft("Fichier", attachments: [file], team: "it"), as: viewer)
            return nil
        } catch let rejection as Rejection {
            return rejection
        }
    }

    @Test("are named by whoever uploaded them, for a day: to know a digest is not enough")
    func claims() async throws {
        let company = try await Company()
        let (anna, rita) = (try await company.viewer("anna"), try await company.viewer("rita"))
        let file = try await company.desk.upload(name: "salaires.txt", as: anna, bytes: [1, 2, 3])
        var guessed = file
        guessed.claim = nil
        let absent = FileAttachment(
            name: file.name, mediaType: file.mediaType, size: 3, digest: Digest(of: [9, 9, 9]))
        let refusal = try await naming(guessed, as: rita, in: company)
        #expect(refusal?.code == .unknownReference)
        // Nor does the answer tell that somebody else has such a file.
        #expect(try await naming(absent, as: rita, in: company) == refusal)
        #expect(try await naming(file, as: rita, in: company) == refusal, "somebody else’s claim")
        var other = try await company.desk.upload(name: "a", as: rita, bytes: [7])
        (other.digest, other.size) = (file.digest, file.size)
        #expect(try await naming(other, as: rita, in: company)?.code == .unknownReference, "a claim to another file")
        let far = try #require(FileClaim("9" + (file.claim?.description ?? "")))
        var prolonged = file
        prolonged.claim = far
        #expect(try await naming(prolonged, as: anna, in: company)?.code == .unknownReference, "a changed end")

        #expect(try await naming(file, as: anna, in: company) == nil)
        company.clock.advance(bySeconds: 86_399)
        #expect(try await naming(file, as: anna, in: company) == nil)
        company.clock.advance(bySeconds: 1)
        #expect(try await naming(file, as: anna, in: company)?.code == .unknownReference, "a day later")
    }

    @Test("are named again by those who may read them, and not by others")
    func claimsOfReaders() async throws {
        let company = try await Company()
        let (anna, bram) = (try await company.viewer("anna"), try await company.viewer("bram"))
        let file = try await company.desk.upload(name: "plan.txt", as: anna, bytes: [4, 5])
        let draft = RequestDraft("Plan", attachments: [file], team: "it")
        let request = try await company.desk.open(draft, as: anna)
        let forwarded = try await company.desk.attachment(file.digest, of: .id(request.id), as: bram)
        #expect(forwarded.name == "plan.txt" && forwarded.digest == file.digest)
        #expect(try await naming(forwarded, as: bram, in: company) == nil)
        let rita = try await company.viewer("rita")
        let code = try await company.refusal {
            _ = try await company.desk.attachment(file.digest, of: .id(request.id), as: rita)
        }
        #expect(code == .notFound)
        // A message that is split off takes its files along.
        let second = try await company.desk.upload(name: "b", as: anna, bytes: [6])
        try await company.desk.reply("Et ceci", attachments: [second], to: .id(request.id), as: anna)
        let message = try #require(try await company.journal(of: request).last?.event.message)
        let split = try await company.desk.split(message.id, of: .id(request.id), as: bram)
        #expect(try await download(second.digest, of: split, as: "anna", in: company) == [6])
        // No claim is kept, nor shown.
        let kept = try await company.journal(of: request).flatMap { $0.event.message?.attachments ?? [] }
        #expect(kept.count == 2 && kept.allSatisfy { $0.claim == nil })
    }

    @Test("that the host uploads are named by whoever it gives them to; another desk’s claims count with its key")
    func claimsOfHosts() async throws {
        let secret = [UInt8](repeating: 7, count: 32)
        let key = try #require(FileClaimKey(secret: secret))
        #expect(FileClaimKey(secret: secret.dropLast()) == nil)
        #expect("\(key)" == "FileClaimKey" && Mirror(reflecting: key).children.isEmpty)
        let company = try await Company { $0.fileClaimKey = key }
        let (anna, host) = (try await company.viewer("anna"), Viewer.host("mail"))
        let file = try await company.desk.upload(name: "a", as: host, bytes: [1])
        #expect(try await naming(file, as: anna, in: company) == nil)
        var configuration = company.desk.configuration
        let text = try #require(file.claim?.description)
        var carried = file
        carried.claim = try #require(FileClaim(text))
        #expect(carried == file)
        for (key, code) in [(key, nil), (FileClaimKey(), .unknownReference)] as [(FileClaimKey, Rejection.Code?)] {
            configuration.fileClaimKey = key
            let other = Desk(company.store, configuration: configuration)
            let refusal = try await company.refusal {
                try await other.open(RequestDraft("x", attachments: [carried], team: "it"), as: anna)
            }
            #expect(refusal == code)
        }
        // The host needs none: it sees everything.
        carried.claim = nil
        let draft = RequestDraft("x", attachments: [carried], requester: "anna", team: "it")
        #expect(try await company.desk.open(draft, as: host).attachmentCount == 1)
        for text in ["", ".", "1.ab", "x.\(String(repeating: "0", count: 64))", text + "0"] {
            #expect(FileClaim(text) == nil, "\(text)")
        }
    }

    @Test("uploaded again make the same command: a repetition with its key is one")
    func repetition() async throws {
        let company = try await Company()
        let anna = try await company.viewer("anna")
        let request = try await company.open()
        for _ in 1...2 {
            let file = try await company.desk.upload(name: "a", as: anna, bytes: [1])
            try await company.desk.reply("Voilà", attachments: [file], to: .id(request.id), as: anna, key: "k")
            company.clock.advance(bySeconds: 60)
        }
        #expect(try await company.journal(of: request).count == 2)
    }

    @Test("that are too large, or have no proper name, are refused while they come")
    func limits() async throws {
        let company = try await Company { $0.limits.attachmentSize = 300_000 }
        let anna = try await company.viewer("anna")
        #expect(try await company.desk.upload(name: "a", as: anna, bytes: bytes(300_000)).size == 300_000)
        let large = try await company.refusal {
            let pieces = AsyncStream { stream in
                for count in [290_000, 10_001] { stream.yield(bytes(count)) }
                stream.finish()
            }
            _ = try await company.desk.upload(name: "a", as: anna, pieces)
        }
        let named = try await company.refusal { _ = try await company.desk.upload(name: "../a", as: anna, bytes: [1]) }
        #expect(large == .tooLarge && named == .invalidField)
        #expect(try await company.desk.sweepUploads(olderThan: 3_600) == 0)
        company.clock.advance(bySeconds: 7_200)
        #expect(try await company.desk.sweepUploads(olderThan: 3_600) == 1)
        #expect(try await company.desk.sweepUploads(olderThan: 3_600) == 0)
    }

    @Test("that are damaged are not served silently")
    func damaged() async throws {
        let company = try await Company()
        let upload = company.desk.makeMessage("").id
        let claimed = Digest(of: [1, 2, 3])
        try await company.store.write(AttachmentChunk(upload: upload, index: 0, bytes: [1, 2, 4]))
        try await company.store.seal(AttachmentSeal(upload: upload, digest: claimed, size: 3))
        let file = FileAttachment(name: "a", mediaType: "x/y", size: 3, digest: claimed)
        let request = try await company.desk.open(
            RequestDraft("Fichier", attachments: [file], requester: "anna"), as: .host("test"))
        let error = await #expect(throws: StoreError.self) {
            try await download(claimed, of: request, as: "anna", in: company)
        }
        #expect(error?.code == .damaged)
    }
}
