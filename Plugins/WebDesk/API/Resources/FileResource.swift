#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk

    /// Files: kept before the message that names them, and read with the right to read that.
    extension Site {
        static var fileOperations: [APIOperation] {
            [
                APIOperation(
                    .post, "/files", "uploadFile",
                    "Keep a file, which is the body. Whoever uploads may name it in a message, for a day.",
                    for: .scope(.writeRequests),
                    query: [
                        .required("name", .text(200, isBlankAllowed: false)),
                        APIField("type", .text(200), "Its media type."),
                    ], body: .bytes, answers: .created(.named("UploadedFile"), "Give `file` to what takes `files`.")
                ) { try await $0.upload() },
                APIOperation(
                    .get, "/requests/{number}/files/{digest}", "downloadFile", "A file of a request.",
                    for: .scope(.readRequests),
                    answers: .init(status: .ok, schema: nil, note: "Its bytes.", file: "application/octet-stream")
                ) { try await $0.visit.file() },
            ]
        }
    }

    /// A file that was uploaded, and the right to name it.
    struct UploadedFile: Encodable {
        let file, name, mediaType, digest: String
        let size: Int64

        init?(_ attachment: FileAttachment) {
            guard let file = KeptFile.text(attachment) else { return nil }
            (self.file, name, mediaType) = (file, attachment.name, attachment.mediaType)
            (digest, size) = (attachment.digest.description, attachment.size)
        }

        static let schema = APISchema.object([
            .required("file", .text(2_000), "The right to name it, for whoever uploaded it."),
            .required("name", .text(200)), .required("mediaType", .text(200)),
            .required("digest", .text(64), "SHA-256, in hexadecimal digits."),
            .required("size", .integer(0...(1 << 40))),
        ])

        /// Those that a call names.
        static func files(_ input: APIInput) throws -> [FileAttachment] {
            try input.texts("files").enumerated().map { index, text in
                guard let file = KeptFile.file(text) else {
                    throw APIMistake(pointer: "/files/\(index)", text: "It is “file” of what was uploaded.")
                }
                return file
            }
        }
    }

    extension APICall {
        fileprivate func upload() async throws -> Response {
            let name = (query.text("name") ?? "").split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? "file"
            let (desk, viewer, message) = (desk, try viewer, visit.message)
            let type = query.text("type") ?? "application/octet-stream"
            let file = try await Visit.within(site.options.limits.uploadTime) {
                try await desk.upload(name: name, mediaType: type, as: viewer, BodyPieces(message.body))
            }
            guard let uploaded = UploadedFile(file) else { throw APIProblem.notFound }
            return try json(uploaded, .created)
        }
    }

    /// The bytes of a body, as they arrive.
    private struct BodyPieces: AsyncSequence, Sendable {
        let body: RequestBody

        init(_ body: RequestBody) { self.body = body }

        struct Iterator: AsyncIteratorProtocol {
            var base: RequestBody.AsyncIterator
            mutating func next() async throws -> [UInt8]? { try await base.next().map { Array($0.readableBytesView) } }
        }

        func makeAsyncIterator() -> Iterator { Iterator(base: body.makeAsyncIterator()) }
    }
#endif
