#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The C library’s converter, for the charsets that are not written here.
enum IconvDecoder {
    private static let mark: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// Nil where the library has no such charset.
    static func decode(_ bytes: ArraySlice<UInt8>, charset: String) -> CharsetDecoder.Decoding? {
        guard let converter = iconv_open("UTF-8", charset), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 3 / 2)
        var isBroken = false
        var buffer = [CChar](repeating: 0, count: 16 << 10)
        bytes.withUnsafeBytes { input in
            buffer.withUnsafeMutableBufferPointer { buffer in
                // The function is declared to change its input, and does not.
                var source = UnsafeMutablePointer(mutating: input.bindMemory(to: CChar.self).baseAddress)
                var left = input.count
                var isFlushed = false
                while !isFlushed {
                    var target = buffer.baseAddress
                    var room = buffer.count
                    isFlushed = left == 0
                    let before = left
                    let outcome =
                        isFlushed
                        ? iconv(converter, nil, nil, &target, &room) : iconv(converter, &source, &left, &target, &room)
                    let reason = errno
                    output.append(contentsOf: buffer.prefix(buffer.count - room).lazy.map { UInt8(bitPattern: $0) })
                    guard outcome == -1, !isFlushed else { continue }
                    if reason == E2BIG, left < before || room < buffer.count { continue }
                    // A byte that means nothing, or the beginning of a character at the end of all.
                    isBroken = true
                    output.append(contentsOf: mark)
                    let skipped = reason == EILSEQ ? 1 : left
                    source = source.map { $0 + skipped }
                    left -= skipped
                }
            }
        }
        return CharsetDecoder.Decoding(
            text: String(decoding: output, as: UTF8.self), problem: isBroken ? .undecodableText : nil)
    }
}
