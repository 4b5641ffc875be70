#if Web
    /// Takes `multipart/form-data` apart as it arrives (RFC 7578, RFC 2046), in pieces of any size.
    ///
    /// Bytes go in and events come out; nothing is kept but what may be the beginning of a boundary.
    struct MultipartReader {
        enum Event: Equatable {
            /// A part begins: its name, and the name and type of a file.
            case part(name: String, fileName: String?, mediaType: String)
            case bytes([UInt8])
            case end
        }

        struct Malformed: Error {}

        private enum Place { case preamble, afterBoundary, head, body, epilogue }

        private let boundary: [UInt8]
        private var place = Place.preamble
        private var buffer: [UInt8] = [0x0D, 0x0A]
        /// So many bytes of the buffer have no end of a head in them.
        private var searched = 0

        /// Bytes of the head of one part.
        static let maximumHead = 16 << 10
        /// Blanks behind a boundary.
        private static let maximumBlanks = 256

        var isFinished: Bool { place == .epilogue }

        /// - Parameter contentType: The field of the request, which names the boundary.
        init?(contentType: String) {
            guard let text = HeaderParameters(contentType)["boundary"], (1...70).contains(text.utf8.count) else {
                return nil
            }
            boundary = Array("\r\n--\(text)".utf8)
        }

        mutating func take(_ bytes: some Sequence<UInt8>) throws(Malformed) -> [Event] {
            buffer += bytes
            var events: [Event] = []
            while let event = try step() { events += event }
            return events
        }

        /// What can be said now; `nil` for nothing before more has come.
        private mutating func step() throws(Malformed) -> [Event]? {
            switch place {
            case .preamble:
                guard let start = buffer.firstRange(of: boundary) else {
                    buffer.removeFirst(max(0, buffer.count - boundary.count))
                    return nil
                }
                buffer.removeFirst(start.upperBound)
                place = .afterBoundary
                return []
            case .afterBoundary: return try afterBoundary()
            case .head: return try head()
            case .body: return body()
            case .epilogue:
                buffer = []
                return nil
            }
        }

        private mutating func afterBoundary() throws(Malformed) -> [Event]? {
            // Blanks may follow a boundary (RFC 2046, 5.1.1).
            let blanks = buffer.prefix(Self.maximumBlanks + 1).prefix { $0 == 0x20 || $0 == 0x09 }.count
            guard blanks <= Self.maximumBlanks else { throw Malformed() }
            guard buffer.count >= blanks + 2 else { return nil }
            buffer.removeFirst(blanks)
            switch (buffer[0], buffer[1]) {
            case (0x2D, 0x2D): place = .epilogue
            case (0x0D, 0x0A):
                buffer.removeFirst(2)
                place = .head
            default: throw Malformed()
            }
            return []
        }

        private mutating func head() throws(Malformed) -> [Event]? {
            guard let end = buffer[searched...].firstRange(of: [0x0D, 0x0A, 0x0D, 0x0A]) else {
                guard buffer.count <= Self.maximumHead else { throw Malformed() }
                searched = max(0, buffer.count - 3)
                return nil
            }
            searched = 0
            guard end.lowerBound <= Self.maximumHead else { throw Malformed() }
            let lines = String(decoding: buffer[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
            buffer.removeFirst(end.upperBound)
            var (name, fileName, type): (String?, String?, String) = (nil, nil, "text/plain")
            for line in lines {
                guard let colon = line.firstIndex(of: ":") else { throw Malformed() }
                let value = String(line[line.index(after: colon)...])
                switch line[..<colon].lowercased() {
                case "content-disposition":
                    let parameters = HeaderParameters(value)
                    (name, fileName) = (parameters["name"], parameters["filename"])
                case "content-type": type = value.trimmingBlanks
                default: break
                }
            }
            guard let name else { throw Malformed() }
            place = .body
            return [.part(name: name, fileName: fileName, mediaType: type)]
        }

        private mutating func body() -> [Event]? {
            if let end = buffer.firstRange(of: boundary) {
                let bytes = Array(buffer[..<end.lowerBound])
                buffer.removeFirst(end.upperBound)
                place = .afterBoundary
                return (bytes.isEmpty ? [] : [.bytes(bytes)]) + [.end]
            }
            let known = buffer.count - boundary.count
            guard known > 0 else { return nil }
            let bytes = Array(buffer.prefix(known))
            buffer.removeFirst(known)
            return [.bytes(bytes)]
        }
    }

    /// The parameters of a field such as `form-data; name="file"; filename="a.txt"`, as browsers write them: percent
    /// signs for what would end a quoted text (WHATWG HTML, multipart/form-data).
    struct HeaderParameters {
        private var values: [String: String] = [:]

        init(_ field: String) {
            var rest = field.utf8[...]
            while let semicolon = rest.firstIndex(of: UInt8(ascii: ";")) {
                rest = rest[rest.index(after: semicolon)...]
                guard let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { return }
                let name = String(rest[..<equals])?.trimmingBlanks.lowercased() ?? ""
                rest = rest[rest.index(after: equals)...]
                let value: String
                if rest.first == UInt8(ascii: "\"") {
                    rest = rest.dropFirst()
                    let end = rest.firstIndex(of: UInt8(ascii: "\"")) ?? rest.endIndex
                    value = String(rest[..<end]) ?? ""
                    rest = rest[end...].dropFirst()
                } else {
                    let end = rest.firstIndex(of: UInt8(ascii: ";")) ?? rest.endIndex
                    value = (String(rest[..<end]) ?? "").trimmingBlanks
                    rest = rest[end...]
                }
                let read = value.replacing("%22", with: "\"").replacing("%0D", with: " ").replacing("%0A", with: " ")
                values[name] = values[name] ?? read
            }
        }

        subscript(name: String) -> String? { values[name] }
    }

    extension String {
        var trimmingBlanks: String {
            String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        }
    }
#endif
