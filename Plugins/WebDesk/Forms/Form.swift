#if Web
    import AsyncAlgorithms
    import Foundation
    import Hummingbird
    import ServiceDesk

    /// What a form of a page says, and the files that came with it, which are kept already.
    struct Form: Sendable {
        private(set) var fields: [(name: String, value: String)] = []
        private(set) var files: [FileAttachment] = []

        /// The first value under a name; `nil` for none and for blanks.
        subscript(name: String) -> String? {
            fields.first { $0.name == name && $0.value.contains { !$0.isWhitespace } }?.value
        }

        func all(_ name: String) -> [String] { fields.filter { $0.name == name && !$0.value.isEmpty }.map(\.value) }

        /// What was typed into a text, with the line ends that a desk keeps.
        func text(_ name: String) -> String { (self[name] ?? "").replacing("\r\n", with: "\n").trimmingBlanks }

        fileprivate mutating func add(_ name: String, _ value: String) { fields.append((name, value)) }
        fileprivate mutating func add(_ file: FileAttachment) { files.append(file) }
    }

    /// Text as forms are sent in (`application/x-www-form-urlencoded`, WHATWG URL, 5.1): a plus sign is a blank.
    enum FormText {
        /// `nil` for what is none.
        static func pairs(_ bytes: [UInt8]) -> [(name: String, value: String)]? {
            var pairs: [(String, String)] = []
            for pair in bytes.split(separator: UInt8(ascii: "&")) {
                let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
                let texts = halves.map { half in
                    String(decoding: half, as: UTF8.self).replacing("+", with: " ").removingPercentEncoding
                }
                guard let name = texts[0], let value = texts.count > 1 ? texts[1] : "" else { return nil }
                pairs.append((name, value))
            }
            return pairs
        }
    }

    extension Visit {
        /// Reads the form that was sent.
        ///
        /// - Throws: ``Refusal`` for what is no form, too large or too slow; ``ServiceDesk/Rejection`` for a file that
        ///   is too large.
        func form() async throws -> Form {
            let type = message.headers[.contentType] ?? ""
            let (limits, isMultipart) = (site.options.limits, type.lowercased().hasPrefix("multipart/form-data"))
            return try await Self.within(isMultipart ? limits.uploadTime : limits.formTime) {
                if isMultipart { return try await multipart(type) }
                guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
                    throw Refusal.badForm(texts["error.badForm"])
                }
                return try await urlEncoded()
            }
        }

        private func urlEncoded() async throws -> Form {
            let limits = site.options.limits
            var bytes: [UInt8] = []
            for try await piece in message.body {
                guard bytes.count + piece.readableBytes <= limits.formSize else { throw Refusal.tooLarge }
                bytes += piece.readableBytesView
            }
            guard let pairs = FormText.pairs(bytes) else { throw Refusal.badForm(texts["error.badForm"]) }
            guard pairs.count <= limits.formFields else { throw Refusal.tooLarge }
            return Form(fields: pairs)
        }

        /// Files go to the desk as they arrive, so that a large one is never in memory as a whole.
        private func multipart(_ type: String) async throws -> Form {
            guard var reader = MultipartReader(contentType: type) else {
                throw Refusal.badForm(texts["error.badForm"])
            }
            let limits = site.options.limits
            var (form, size, field) = (Form(), 0, (name: "", value: [UInt8]()))
            var upload: Upload?
            do {
                for try await piece in message.body {
                    for event in try reader.take(piece.readableBytesView) {
                        switch event {
                        case .part(let name, let fileName?, let mediaType):
                            // A field for files that was left empty sends one without a name.
                            guard !fileName.isEmpty else {
                                field = (name, [])
                                continue
                            }
                            guard form.files.count < limits.files else { throw Refusal.tooLarge }
                            upload = Upload(try viewer, desk, name: fileName, mediaType: mediaType)
                        case .part(let name, nil, _):
                            guard form.fields.count < limits.formFields else { throw Refusal.tooLarge }
                            field = (name, [])
                        case .bytes(let bytes):
                            if let upload {
                                try await upload.send(bytes)
                            } else {
                                size += bytes.count
                                guard size <= limits.formSize else { throw Refusal.tooLarge }
                                field.value += bytes
                            }
                        case .end:
                            if let ended = upload {
                                upload = nil
                                form.add(try await ended.finish())
                            } else {
                                form.add(field.name, String(decoding: field.value, as: UTF8.self))
                            }
                        }
                    }
                }
            } catch {
                upload?.cancel()
                throw error is MultipartReader.Malformed ? Refusal.badForm(texts["error.badForm"]) : error
            }
            guard reader.isFinished else { throw Refusal.badForm(texts["error.badForm"]) }
            return form
        }

        private static func within<Value: Sendable>(
            _ time: Duration, _ body: @escaping @Sendable () async throws -> Value
        ) async throws -> Value {
            try await withThrowingTaskGroup(of: Value.self) { group in
                group.addTask(operation: body)
                group.addTask {
                    try await Task.sleep(for: time)
                    throw Refusal.tooSlow
                }
                defer { group.cancelAll() }
                return try await group.next()!
            }
        }
    }

    /// A file on its way into the desk.
    private struct Upload {
        private let pieces = AsyncThrowingChannel<[UInt8], any Error>()
        private let task: Task<FileAttachment, any Error>

        init(_ viewer: Viewer, _ desk: Desk, name: String, mediaType: String) {
            // Some browsers send the path (WHATWG HTML says none does).
            let name = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? "file"
            let pieces = pieces
            task = Task {
                do {
                    return try await desk.upload(name: name, mediaType: mediaType, as: viewer, pieces)
                } catch {
                    // Whoever sends goes on to its end, for nothing.
                    pieces.finish()
                    throw error
                }
            }
        }

        func send(_ bytes: [UInt8]) async throws {
            try Task.checkCancellation()
            await pieces.send(bytes)
        }

        func finish() async throws -> FileAttachment {
            pieces.finish()
            return try await task.value
        }

        func cancel() {
            pieces.fail(CancellationError())
            task.cancel()
        }
    }
#endif
