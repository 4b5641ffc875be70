/// A line of a notice, and whom it is about.
struct BounceLine {
    enum Role {
        /// The line begins with the address: what follows is about it.
        case heading
        /// The line says in words that the mail was for the address.
        case mention
        /// The address is in the line for another reason.
        case aside
    }

    private(set) var address: String?
    private(set) var role = Role.aside
    /// Whether it is what a server answered, in the transcript of a session.
    let isReply: Bool

    init(_ line: Substring) {
        let text = line.prefix(1_000).drop(while: BounceNotice.isBlank)
        isReply = text.hasPrefix("<<<")
        guard text.utf8.contains(0x40), !isReply else { return }
        if text.hasPrefix(">>>") {
            guard Self.isCommand(text) else { return }
            (address, role) = (Self.firstAddress(in: text), .heading)
        } else if let found = Self.leadingAddress(text) {
            (address, role) = (found, .heading)
        } else {
            let key = ReplyKey(text)
            if let words = Self.mentions.first(where: key.contains), let place = key.place(of: words) {
                // The key has no more bytes than the text, so the address is not before its place there.
                let rest = String(decoding: key.bytes[(place + words.count)...], as: UTF8.self)
                if let found = Self.firstAddress(in: rest[...]) {
                    // As it was written, where it is in the text like that.
                    address = Self.original(found, in: text)
                    role = .mention
                }
            }
        }
    }

    private static let mentions: [[UInt8]] = [
        "rcpt to", "final-recipient:", "delivering your mail to", "delivered to", "deliver message to",
        "deliver mail to", "deliver to", "delivery to", "userid:", "is full:", "recipient:", "recipient(s):",
        "failed recipient", "delivery failed:", "unknown user:", "no such user:", "user unknown:", "message to",
        "sent to", "address:", "to:",
    ].map { Array($0.utf8) }

    private static func isCommand(_ text: Substring) -> Bool {
        text.prefix(20).lowercased().contains("rcpt to")
    }

    /// The address with which a line begins, after a bullet, a reply code or a status.
    private static func leadingAddress(_ text: Substring) -> String? {
        var rest = text.drop { "*-•· \t".contains($0) }
        let words = rest.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
        for word in words.prefix(2) {
            let isCode = word.utf8.count == 3 && word.utf8.allSatisfy(ASCII.isDigit)
            guard isCode || MailStatus(word) != nil else { break }
            rest = rest[word.endIndex...].drop { $0 == " " }
        }
        if rest.hasPrefix("<") {
            guard let end = rest.firstIndex(of: ">") else { return nil }
            return valid(rest[rest.index(after: rest.startIndex)..<end])
        }
        let end = rest.firstIndex { " \t:(,;\r".contains($0) } ?? rest.endIndex
        var word = rest[..<end]
        while word.last == "." { word.removeLast() }
        guard let address = valid(word) else { return nil }
        // A sentence that begins with an address is about something else; but Exchange says “ADDRESS on DATE”.
        let after = rest[end...].drop(while: BounceNotice.isBlank)
        let isHeading = after.isEmpty || ":(,;".contains(after.first ?? " ") || after.hasPrefix("on ")
        return isHeading || rest[..<end].hasSuffix("...") ? address : nil
    }

    /// The first address in a text.
    static func firstAddress(in text: some StringProtocol) -> String? {
        addresses(in: text).first
    }

    private static func addresses(in text: some StringProtocol) -> [String] {
        let pieces = text.split { " \t<>()[],;:\"'\r\n".contains($0) }
        return pieces.compactMap { piece in
            var word = piece[...]
            while word.last == "." { word.removeLast() }
            return valid(word)
        }
    }

    private static func original(_ address: String, in text: Substring) -> String {
        addresses(in: text).first { $0.lowercased() == address } ?? address
    }

    /// An address as systems write it, without comments and quotes.
    static func valid(_ text: some StringProtocol) -> String? {
        let bytes = Array(text.utf8.prefix(321))
        guard bytes.count <= 320, let at = bytes.lastIndex(of: 0x40), at > bytes.startIndex,
            at + 1 < bytes.endIndex,
            bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !"<>()\",;:\\".utf8.contains($0) })
        else { return nil }
        return String(text)
    }
}
