import Foundation

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

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../shared/fixtures").standardized.path

    static let replies: [Reply] = rows("mail/replies.jsonl")
    static let pages: [Page] = rows("html/dompurify.jsonl")

    private static func rows<Row: Decodable>(_ name: String) -> [Row] {
        guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
            print("SKIPPED: \(name) is not in \(folder)")
            return []
        }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap {
            try? JSONDecoder().decode(Row.self, from: Data($0.utf8))
        }
    }
}

/// The generator SplitMix64: the same numbers for the same seed.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension String {
    /// The string with some bytes changed, left out, doubled, or exchanged for those of another.
    func mutated(with other: String, using numbers: inout SeededNumbers) -> String {
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
