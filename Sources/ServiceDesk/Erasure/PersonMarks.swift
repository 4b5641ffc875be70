import Foundation

/// By what a person is recognised in what is kept.
struct PersonMarks: Sendable {
    /// The id as a value of JSON, and behind a colon at the end of one: `person:anna`.
    private let values: [[UInt8]]
    /// How keys end that are about them.
    private let ending: [UInt8]
    /// The name and the addresses, as the directory has them, in small letters where they are of ASCII.
    private let names: [[UInt8]]

    init(_ id: Person.ID, _ person: Person?) throws {
        func text(_ text: String) throws -> [UInt8] { Array(try CanonicalJSON.encode(text).dropFirst().dropLast()) }
        let quoted = try text(id.rawValue) + [0x22]
        values = [[0x22] + quoted, [0x3A] + quoted]
        ending = Array(":person:\(id)".utf8)
        names = try ([person?.name ?? ""] + (person?.addresses.map(\.value) ?? []))
            // Two letters stand in too many words.
            .filter { $0.utf8.count > 2 }.map { try text($0).inSmallLetters }
    }

    /// Whether JSON has the id.
    func isNamed(in json: [UInt8]) -> Bool { values.contains { json.contains($0) } }

    /// Whether JSON has the id, the name or an address, however they are written.
    func isRecognised(in json: [UInt8]) -> Bool {
        if isNamed(in: json) { return true }
        guard !names.isEmpty else { return false }
        let small = json.inSmallLetters
        return names.contains { small.contains($0) }
    }

    /// Whether a key ends with the person, as those of notices do.
    func isRecipient(in key: WorkKey) -> Bool { key.rawValue.utf8.suffix(ending.count).elementsEqual(ending) }
}

extension [UInt8] {
    fileprivate var inSmallLetters: [UInt8] { map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }

    /// All journals are looked through by this: the system finds where the first byte is.
    fileprivate func contains(_ other: [UInt8]) -> Bool {
        guard let first = other.first else { return true }
        return withUnsafeBytes { bytes in
            other.withUnsafeBytes { other in
                guard var place = bytes.baseAddress, let wanted = other.baseAddress else { return false }
                var left = bytes.count
                while left >= other.count, let found = memchr(place, Int32(first), left - other.count + 1) {
                    if memcmp(found, wanted, other.count) == 0 { return true }
                    left -= UnsafeRawPointer(found) - place + 1
                    place = UnsafeRawPointer(found) + 1
                }
                return false
            }
        }
    }
}
