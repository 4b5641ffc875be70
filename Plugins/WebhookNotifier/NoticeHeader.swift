import ServiceDesk

extension Notice.ID {
    /// As a header can carry it: printable ASCII, everything else percent-encoded.
    var headerValue: String {
        rawValue.utf8.map { byte in
            byte > 0x20 && byte < 0x7F && byte != 0x25
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
