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
        let file = try await company.desk.upload(name: "écran.bin", pieces)
        #expect(file.size == Int64(size) && file.digest == Digest(of: whole))
        let draft = RequestDraft("Fichier", attachments: [file], team: "it")
        let request = try await company.desk.open(draft, as: try await company.viewer("anna"))
        #expect(request.attachmentCount == 1)
        #expect(try await download(file.digest, of: request, as: "bram", in: company) == whole)
    }

    @Test("are read by those who may read the message that has them")
    func access() async throws {
        let company = try await Company()
        let secret = try await company.desk.upload(name: "note.txt", bytes: [1])
        let request = try await company.open()
        let bram = try await company.viewer("bram")
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
        let kept = try await company.desk.upload(name: "a", bytes: [1, 2])
        let absent = ServiceDesk.Attachment(name: "b", mediaType: "x/y", size: 1, digest: Digest(of: [9]))
        var wrong = kept
        wrong.size = 3
        for file in [absent, wrong] {
            let code = try await company.refusal {
                let draft = RequestDraft("Fichier", attachments: [file])
                _ = try await company.desk.open(draft, as: try await company.viewer("anna"))
            }
            #expect(code == .unknownReference)
        }
    }

    @Test("that are too large, or have no proper name, are refused while they come")
    func limits() async throws {
        let company = try await Company { $0.limits.attachmentSize = 300_000 }
        #expect(try await company.desk.upload(name: "a", bytes: bytes(300_000)).size == 300_000)
        let large = try await company.refusal { _ = try await company.desk.upload(name: "a", bytes: bytes(300_001)) }
        let named = try await company.refusal { _ = try await company.desk.upload(name: "../a", bytes: [1]) }
        #expect(large == .tooLarge && named == .invalidField)
        #expect(try await company.desk.sweepUploads(olderThan: 3_600) == 0)
        company.clock.advance(bySeconds: 7_200)
        #expect(try await company.desk.sweepUploads(olderThan: 3_600) > 0)
        #expect(try await company.desk.sweepUploads(olderThan: 3_600) == 0)
    }

    @Test("that are damaged are not served silently")
    func damaged() async throws {
        let company = try await Company()
        let upload = company.desk.makeMessage("").id
        let claimed = Digest(of: [1, 2, 3])
        try await company.store.write(AttachmentChunk(upload: upload, index: 0, bytes: [1, 2, 4]))
        try await company.store.seal(AttachmentSeal(upload: upload, digest: claimed, size: 3))
        let file = ServiceDesk.Attachment(name: "a", mediaType: "x/y", size: 3, digest: claimed)
        let request = try await company.desk.open(
            RequestDraft("Fichier", attachments: [file]), as: try await company.viewer("anna"))
        let error = await #expect(throws: StoreError.self) {
            try await download(claimed, of: request, as: "anna", in: company)
        }
        #expect(error?.code == .damaged)
    }
}
