/// Cuts bytes that arrive in pieces into lines, and never holds more than one line and one piece.
struct LineReader<Bytes: AsyncSequence> where Bytes.Element == [UInt8] {
    private var pieces: Bytes.AsyncIterator
    private let maximumLength: Int
    private var buffer: [UInt8] = []
    private var start = 0
    /// Up to where the buffer was searched for the end of a line.
    private var searched = 0
    private(set) var lineNumber = 0
    /// Bytes of the lines returned so far, with their ends.
    private(set) var byteCount: Int64 = 0

    init(_ bytes: Bytes, maximumLength: Int) {
        pieces = bytes.makeAsyncIterator()
        self.maximumLength = maximumLength
    }

    /// The next line without its line feed; `nil` at the end. A last line without a line feed is cut off.
    mutating func next() async throws -> ArraySlice<UInt8>? {
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                let line = buffer[start..<end]
                guard line.count <= maximumLength else { throw tooLong }
                (start, searched) = (end + 1, end + 1)
                lineNumber += 1
                byteCount += Int64(line.count) + 1
                return line
            }
            guard buffer.count - start <= maximumLength else { throw tooLong }
            buffer.removeFirst(start)
            (start, searched) = (0, buffer.count)
            guard let piece = try await pieces.next() else {
                guard buffer.isEmpty else {
                    throw TransferError(.truncated, line: lineNumber + 1, "The file ends within this line.")
                }
                return nil
            }
            buffer += piece
        }
    }

    private var tooLong: TransferError {
        TransferError(.lineTooLong, line: lineNumber + 1, "A line of an export has at most \(maximumLength) bytes.")
    }
}
