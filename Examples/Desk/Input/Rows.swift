#if Command
    import ServiceDesk

    /// Rows of JSON from standard input, a line each.
    enum Rows {
        /// Bytes of a row that is read.
        private static let maximumRow = 1 << 20
        /// What is said of a longer one.
        static let tooLong = "The row has more than \(maximumRow) bytes."

        /// Calls for each line that is not blank; without it where it is longer than what is read.
        static func forEach(_ body: (ArraySlice<UInt8>?) throws -> Void) throws {
            let input = try InputFile(argument: "-")
            var (row, isTooLong, isAtEnd) = ([UInt8](), false, false)
            func end() throws {
                defer { (row, isTooLong) = ([], false) }
                guard !isTooLong, row.count <= maximumRow else { return try body(nil) }
                if row.contains(where: { $0 != 0x20 && $0 != 0x0D }) { try body(row[...]) }
            }
            while !isAtEnd {
                var piece = try input.read(upTo: 1 << 16)[...]
                isAtEnd = piece.isEmpty
                while let line = piece.firstIndex(of: 0x0A) {
                    row += piece[..<line]
                    try end()
                    piece = piece[(line + 1)...]
                }
                row += piece
                // Of a row without an end nothing is kept but that there was one.
                if row.count > maximumRow { (row, isTooLong) = ([], true) }
            }
            try end()
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
