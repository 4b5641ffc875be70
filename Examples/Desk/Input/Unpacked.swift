#if Command
    /// The bytes of a file, unpacked where it is compressed, a piece at a time. What it begins with decides, not its
    /// name.
    struct UnpackedBytes: AsyncSequence {
        let file: InputFile

        func makeAsyncIterator() -> Iterator { Iterator(file: file) }

        struct Iterator: AsyncIteratorProtocol {
            let file: InputFile
            private var gzip: GzipReader?
            private var hasStarted = false

            init(file: InputFile) { self.file = file }

            mutating func next() async throws -> [UInt8]? {
                if let gzip { return Self.piece(try gzip.read()) }
                let piece = try file.read(upTo: 1 << 16)
                guard !hasStarted else { return Self.piece(piece) }
                hasStarted = true
                guard GzipReader.isGzip(piece) else { return Self.piece(piece) }
                let reader = try GzipReader(file, start: piece)
                gzip = reader
                return Self.piece(try reader.read())
            }

            private static func piece(_ bytes: [UInt8]) -> [UInt8]? { bytes.isEmpty ? nil : bytes }
        }
    }
#endif
