/// Reads a message of a DATA command up to the line that is a point alone, and takes off points that were doubled (RFC
/// 5321, 4.5.2).
///
/// Only CR LF ends a line: a point between bare line feeds ends nothing, since programs that differ on that can be
/// made to take a part of a message for commands.
struct MessageReader {
    private enum State { case lineStart, point, pointReturn, line, lineReturn }

    private(set) var message: [UInt8] = []
    private(set) var isWhole = false
    /// Whether there was more than there is room for; the rest was not kept.
    private(set) var isTooLarge = false
    private var state = State.lineStart
    private let limit: Int

    init(limit: Int, expecting size: Int) {
        self.limit = limit
        message.reserveCapacity(min(size, limit))
    }

    /// - Returns: How many of the bytes belong to the message.
    mutating func read(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.withUnsafeBufferPointer { buffer in
            var position = 0
            while position < buffer.count, !isWhole {
                // Within a line most bytes are kept as they are, all at once.
                if state == .line {
                    let rest = UnsafeBufferPointer(rebasing: buffer[position...])
                    let length = rest.firstIndex(of: 0x0D) ?? rest.count
                    append(UnsafeBufferPointer(rebasing: rest[..<length]))
                    position += length
                    guard position < buffer.count else { break }
                }
                step(buffer[position])
                position += 1
            }
            return position
        }
    }

    private mutating func step(_ byte: UInt8) {
        switch (state, byte) {
        case (.lineStart, UInt8(ascii: ".")): state = .point
        case (.point, 0x0D): state = .pointReturn
        case (.pointReturn, 0x0A): isWhole = true
        case (.pointReturn, _):
            // A point, a bare return, and something else: the point was doubled, or should have been.
            append(0x0D)
            state = byte == 0x0D ? .lineReturn : .line
            append(byte)
        case (.lineReturn, 0x0A):
            append(byte)
            state = .lineStart
        case (_, 0x0D):
            append(byte)
            state = .lineReturn
        default:
            append(byte)
            state = .line
        }
    }

    private mutating func append(_ byte: UInt8) {
        guard !isTooLarge else { return }
        if message.count < limit { message.append(byte) } else { drop() }
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !isTooLarge else { return }
        if message.count + bytes.count <= limit { message.append(contentsOf: bytes) } else { drop() }
    }

    private mutating func drop() {
        isTooLarge = true
        message = []
    }
}
