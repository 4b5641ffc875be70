#if Command
    import ServiceDesk

    /// Rows of JSON from standard input, a line each.
    enum Rows {
        private static let maximumLine = 1 << 20

        /// Calls for each line that is not blank.
        static func forEach(_ body: (ArraySlice<UInt8>) throws -> Void) throws {
            let input = try InputFile(argument: "-")
            var (rest, isWhole) = ([UInt8](), false)
            while !isWhole {
                let piece = try input.read(upTo: 1 << 16)
                isWhole = piece.isEmpty
                rest += isWhole && !rest.isEmpty ? [0x0A] : piece
                var start = 0
                while let end = rest[start...].firstIndex(of: 0x0A) {
                    if rest[start..<end].contains(where: { $0 != 0x20 && $0 != 0x0D }) { try body(rest[start..<end]) }
                    start = end + 1
                }
                rest.removeFirst(start)
                guard rest.count <= maximumLine else {
                    throw Failure(.badInput, "A row has more than \(maximumLine) bytes.")
                }
            }
        }

        /// What is wrong with a row, in a sentence.
        static func text(of error: DecodingError) -> String {
            switch error {
            case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
                .valueNotFound(_, let context):
                context.debugDescription
            default: "\(error)"
            }
        }
    }
#endif
