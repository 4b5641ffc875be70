import ServiceDeskTesting

/// Replies and hostile pages that nobody here wrote.
enum ReplyFixtures {
    struct Reply: Decodable, Sendable {
        var id: String
        var input: String
        var reply: String
        var elided: String
    }

    struct Page: Decodable, Sendable {
        var id: String
        var payload: String
    }

    static let replies: [Reply] = MailFixtures.rows(of: "mail/replies.jsonl")
    static let pages: [Page] = MailFixtures.rows(of: "html/dompurify.jsonl")
}

extension String {
    /// The string with some bytes changed, left out, doubled, or exchanged for those of another.
    func mutated(with other: String, using numbers: inout SeededGenerator) -> String {
        var bytes = Array(utf8)
        let others = Array(other.utf8)
        let marks = Array("<>&\"'/=-!\n: `;#".utf8)
        for _ in 0..<Int.random(in: 1...6, using: &numbers) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &numbers)
            let end = min(bytes.count, place + Int.random(in: 0...40, using: &numbers))
            switch Int.random(in: 0..<5, using: &numbers) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
            case 1: bytes.removeSubrange(place..<end)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 3: bytes.insert(marks.randomElement(using: &numbers) ?? 0, at: place)
            default:
                guard !others.isEmpty else { continue }
                let from = Int.random(in: 0..<others.count, using: &numbers)
                bytes.insert(contentsOf: others[from..<min(others.count, from + 60)], at: place)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The words, one space between them.
    var words: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
