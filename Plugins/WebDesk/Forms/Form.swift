#if Web
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

        /// Makes sending a form twice harmless.
        var key: String? { self["key"].flatMap { $0.utf8.count <= 100 ? "form:\($0)" : nil } }

        mutating func add(_ name: String, _ value: String) {
            fields.append((name, value))
            // A file that came with a form that was shown again.
            if name == KeptFile.field, let file = KeptFile.file(value) { files.append(file) }
        }

        mutating func add(_ file: FileAttachment) { files.append(file) }
    }

    /// Text as forms are sent in (`application/x-www-form-urlencoded`, WHATWG URL, 5.1): a plus sign is a blank.
    enum FormText {
        /// `nil` for what is none, and for more than so many fields.
        static func pairs(_ bytes: [UInt8], limit: Int = 500) -> [(name: String, value: String)]? {
            guard bytes.count(where: { $0 == UInt8(ascii: "&") }) < limit else { return nil }
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
        /// - Parameter takesFiles: Whether the form has a place for files; else one that brings any is refused.
        /// - Throws: ``Refusal`` for what is no form, too large or too slow; ``ServiceDesk/Rejection`` for a file that
        ///   is too large.
        func form(takesFiles: Bool = false) async throws -> Form {
            let type = message.headers[.contentType] ?? ""
            let (limits, isMultipart) = (site.options.limits, type.lowercased().hasPrefix("multipart/form-data"))
            return try await Self.within(isMultipart && takesFiles ? limits.uploadTime : limits.formTime) {
                if isMultipart { return try await FormReader(visit: self, takesFiles: takesFiles).read(type) }
                guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else {
                    throw Refusal.badForm(texts["error.badForm"])
                }
                return try await urlEncoded()
            }
        }

        private func urlEncoded() async throws -> Form {
            // Whoever is not signed in has nothing long to say.
            let limits = site.options.limits
            let bytes = try await bytes(
                limit: colleague == nil ? min(limits.formSize, 16 << 10) : limits.formSize)
            guard let pairs = FormText.pairs(bytes, limit: limits.formFields) else {
                throw Refusal.badForm(texts["error.badForm"])
            }
            var form = Form()
            for pair in pairs { form.add(pair.name, pair.value) }
            return form
        }

        /// All that was sent.
        func bytes(limit: Int) async throws -> [UInt8] {
            var bytes: [UInt8] = []
            for try await piece in message.body {
                guard bytes.count + piece.readableBytes <= limit else { throw Refusal.tooLarge }
                bytes += piece.readableBytesView
            }
            return bytes
        }

        static func within<Value: Sendable>(
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
#endif
