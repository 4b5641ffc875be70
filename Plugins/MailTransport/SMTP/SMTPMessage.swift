/// A message as it goes over the wire after DATA (RFC 5321, 4.5.2).
enum SMTPMessage {
    /// With CR LF at the end of each line, whatever the lines ended with, points at the beginning of lines doubled, and
    /// the point that ends it. A bare CR or LF in it could make some servers see an end where there is none.
    static func encoded(_ content: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(content.count + content.count / 50 + 16)
        var (isLineStart, position) = (true, 0)
        while position < content.count {
            let byte = content[position]
            if byte == 0x0D || byte == 0x0A {
                if byte == 0x0D, position + 1 < content.count, content[position + 1] == 0x0A { position += 1 }
                bytes += [0x0D, 0x0A]
                isLineStart = true
            } else {
                if isLineStart, byte == UInt8(ascii: ".") { bytes.append(byte) }
                bytes.append(byte)
                isLineStart = false
            }
            position += 1
        }
        if !isLineStart { bytes += [0x0D, 0x0A] }
        return bytes + [UInt8(ascii: "."), 0x0D, 0x0A]
    }
}
