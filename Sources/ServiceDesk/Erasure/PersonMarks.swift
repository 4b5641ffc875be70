import Foundation

/// By what a person is recognised in what is kept.
struct PersonMarks: Sendable {
    private let id: [UInt8]
    /// The id as a value of JSON, and behind a colon at the end of one: `person:anna`.
    private let values: [[UInt8]]
    /// The name and the addresses, as the directory has them.
    private let names: [[UInt8]]

    init(_ id: Person.ID, _ person: Person?) throws {
        func text(_ text: String) throws -> [UInt8] { Array(try CanonicalJSON.encode(text).dropFirst().dropLast()) }
        self.id = Array(id.rawValue.utf8)
        let quoted = try text(id.rawValue) + [0x22]
        values = [[0x22] + quoted, [0x3A] + quoted]
        names = try ([person?.name ?? ""] + (person?.addresses.map(\.value) ?? []))
            // Two letters stand in too many words.
            .filter { $0.utf8.count > 2 }.map(text)
    }

    /// Whether JSON has the id.
    func isNamed(in json: [UInt8]) -> Bool { values.contains { json.contains($0) } }

    /// Whether JSON has the id, the name or an address.
    func isRecognised(in json: [UInt8]) -> Bool { isNamed(in: json) || names.contains { json.contains($0) } }

    /// Whether a key of due work ends with the person, as those of notices do.
    func isNamed(in key: WorkKey) -> Bool { key.rawValue.utf8.suffix(id.count + 8).elementsEqual(":person:".utf8 + id) }
}

extension [UInt8] {
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
