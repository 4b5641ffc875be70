import Foundation
import ServiceDesk
import ServiceDeskTesting
import Testing

/// Any JSON.
private enum JSONPiece: Codable {
    case null, flag(Bool), number(Int64), text(String), list([JSONPiece]), table([String: JSONPiece])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int64.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([JSONPiece].self) {
            self = .list(list)
        } else {
            self = .table(try container.decode([String: JSONPiece].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .flag(let flag): try container.encode(flag)
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .table(let table): try container.encode(table)
        }
    }
}

@Suite("The one encoding")
struct CanonicalJSONTests {
    private struct Everything: Codable, Equatable {
        var texts: [String]
        var numbers: [Double]
        var whole: [Int64]
        var flags: [Bool?]
        var table: [String: [String: Int?]]
        var day: CalendarDate?
    }

    /// What Foundation makes of the same value with the same options.
    private func reference(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    private static let texts = [
        "", "a/b \\ \" ' <>&", "\u{0}\u{1}\u{8}\t\n\u{B}\u{C}\r\u{1F}\u{7F}\u{80}", "é e\u{301} ß 日本 🖨️",
        "\u{2028}\u{2029}\u{FEFF}",
    ]

    @Test("is that of Foundation, with sorted keys")
    func sameAsFoundation() throws {
        var random = SeededGenerator(seed: 12)
        for _ in 0..<200 {
            let value = Everything(
                texts: (0..<3).map { _ in Self.texts.randomElement(using: &random) ?? "" },
                numbers: (0..<3).map { _ in Double(Int.random(in: -1_000...1_000, using: &random)) / 8 } + [
                    0.1, 1e21, 2.2250738585072014e-308,
                ],
                whole: [.min, .max, Int64.random(in: .min ... .max, using: &random)],
                flags: [true, nil, false],
                table: ["b": ["z": 1, "a": nil], "a": [:], "é": ["x": -5], "A": ["0": 0], "a b": [:]],
                day: ["2026-03-02", "1999-12-31"].compactMap { CalendarDate($0) }.randomElement(using: &random))
            let bytes = try CanonicalJSON.encode(value)
            #expect(try CanonicalJSON.decode(Everything.self, from: bytes) == value)
            #expect(try JSONDecoder().decode(Everything.self, from: Data(bytes)) == value)
            #expect(
                try JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary
                    == JSONSerialization.jsonObject(with: Data(try reference(value))) as? NSDictionary)
        }
    }

    @Test("writes the only unlabelled value of a case without Codable’s “_0”, and reads it back")
    func payloads() throws {
        func text(_ value: some Encodable) throws -> String {
            String(decoding: try CanonicalJSON.encode(value), as: UTF8.self)
        }
        #expect(try text(RequestEvent.renamed(subject: "a")) == #"{"renamed":{"subject":"a"}}"#)
        #expect(try text(RequestEvent.handedOver("acme")) == #"{"handedOver":"acme"}"#)
        #expect(try text(RequestEvent.handedOver(nil)) == #"{"handedOver":{}}"#)
        #expect(try text(RequestEvent.started) == #"{"started":{}}"#)
        #expect(try text(Actor.delegate(for: "anna", by: "luc")) == #"{"delegate":{"by":"luc","for":"anna"}}"#)
        // A dictionary may have any key, this one too.
        let fields: [String: FieldValue] = ["_0": .choice("x")]
        #expect(try text(fields) == #"{"_0":{"choice":"x"}}"#)
        #expect(try CanonicalJSON.decode([String: FieldValue].self, from: CanonicalJSON.encode(fields)) == fields)
    }

    @Test("a request is read whatever the order of its entries, and not where one is missing or of another sort")
    func requestEntries() async throws {
        let store = InMemoryStore()
        try await Lockstep.run(seed: 5, commands: 100, store: store)
        let request = try #require(
            try await store.page(RequestQuery(viewer: .host("test"), limit: 100)).requests.first)
        let table = try CanonicalJSON.decode([String: JSONPiece].self, from: CanonicalJSON.encode(request))
        func read(_ entries: [(String, JSONPiece)]) throws -> Request {
            let text = try entries.map { key, value in
                "\"\(key)\" : " + String(decoding: try CanonicalJSON.encode(value), as: UTF8.self)
            }
            return try Request(encoded: Array("{ \(text.joined(separator: " , ")) }".utf8), number: request.number)
        }
        let entries = table.sorted { $0.key > $1.key }
        #expect(try read(entries) == request)
        // The first letter as an escape.
        let escaped = entries.map { ("\\u00\(String($0.utf8.first ?? 0, radix: 16))" + $0.dropFirst(), $1) }
        #expect(try read(escaped) == request)
        #expect(try read(entries + [("agent", .null)].filter { table[$0.0] == nil }) == request)
        for key in ["id", "subject", "version", "state", "tags", "fields"] {
            #expect(throws: DecodingError.self, "\(key)") { try read(entries.filter { $0.key != key }) }
            #expect(throws: DecodingError.self, "\(key)") {
                try read(entries.map { $0.key == key ? ($0.key, .flag(true)) : ($0.key, $0.value) })
            }
        }
        #expect(throws: DecodingError.self) { try Request(encoded: Array("[]".utf8), number: 1) }
        #expect(throws: DecodingError.self) { try Request(encoded: Array("{".utf8), number: 1) }
    }

    @Test("reads back every request and event that it wrote")
    func requestsAndEvents() async throws {
        let store = InMemoryStore()
        try await Lockstep.run(seed: 3, commands: 400, store: store)
        let requests = try await store.page(RequestQuery(viewer: .host("test"), limit: 1_000)).requests
        #expect(requests.count > 20)
        for request in requests {
            let bytes = try CanonicalJSON.encode(request)
            #expect(try Request(encoded: bytes, number: request.number) == request)
            for event in try await store.history(HistoryQuery(request.id)) {
                let encoded = try CanonicalJSON.encode(event.event)
                #expect(try CanonicalJSON.decode(RequestEvent.self, from: encoded) == event.event)
                #expect((try? JSONSerialization.jsonObject(with: Data(encoded))) != nil)
            }
        }
    }

    @Test("writes what every commit writes as Codable would, byte for byte, and reads it so")
    func direct() async throws {
        struct Kept: Codable, Equatable {
            var actor: Actor
            var event: RequestEvent
        }
        let store = InMemoryStore()
        try await Lockstep.run(seed: 8, commands: 2_000, store: store)
        var seen: Set<String> = []
        for request in try await store.page(RequestQuery(viewer: .host("test"), limit: 1_000)).requests {
            let update = try Change.Update(before: nil, after: request, events: [])
            #expect(try update.encoded == CanonicalJSON.encode(request))
            for event in try await store.history(HistoryQuery(request.id)) {
                let kept = Kept(actor: event.actor, event: event.event)
                #expect(try event.content == CanonicalJSON.encode(kept))
                let read = try RecordedEvent(
                    request: event.request, version: event.version, at: event.at, content: event.content,
                    hash: event.hash, original: event.original)
                #expect(read == event)
                #expect(try CanonicalJSON.decode(Kept.self, from: event.content) == kept)
                seen.insert(event.event.name)
            }
        }
        let common = [
            "opened", "replied", "noted", "announced", "renamed", "classified", "serviceChanged", "tagged", "untagged",
            "assigned", "requesterChanged", "started", "held", "resumed", "resolved", "closed", "reopened",
        ]
        #expect(seen.isSuperset(of: common), "Not met: \(common.filter { !seen.contains($0) })")
    }

    @Test("an event that is not whole, or has something else in a place, is none", arguments: [
        "{}", "[]", #"{"actor":{"person":"a"}}"#, #"{"actor":{},"event":{"closed":{}}}"#,
        #"{"actor":{"person":1},"event":{"closed":{}}}"#,
        #"{"actor":{"person":"a"},"event":{"closed":{},"started":{}}}"#,
        #"{"actor":{"person":"a"},"event":{"closed":1}}"#,
        #"{"actor":{"person":"a"},"event":{"unheard":{}}}"#, #"{"actor":{"person":"a"},"event":{"assigned":"b"}}"#,
        #"{"actor":{"person":"a"},"event":{"noted":{"attachments":[],"id":"x","text":""}}}"#,
        #"{"actor":{"delegate":{"by":"a"}},"event":{"closed":{}}}"#,
        #"{"actor":{"person":"a"},"event":{"classified":{"impact":9,"kind":"incident","urgency":1}}}"#,
    ])
    func damagedEvents(text: String) {
        #expect(throws: DecodingError.self) {
            try RecordedEvent(
                request: Request.ID(UniqueID(high: 0, low: 1)), version: 1, at: Timestamp(microseconds: 0),
                content: Array(text.utf8), hash: .zero)
        }
    }

    @Test("refuses numbers that JSON cannot write", arguments: [Double.infinity, -.infinity, .nan])
    func infinite(number: Double) {
        #expect(throws: EncodingError.self) { try CanonicalJSON.encode([number]) }
    }

    @Test("refuses what is not JSON, and nesting without end")
    func damaged() {
        for text in ["", "{", "nul", "[1,]", "\u{FF}", String(repeating: "[", count: 100_000)] {
            #expect(throws: DecodingError.self) { try CanonicalJSON.decode([[Int]].self, from: Array(text.utf8)) }
        }
    }
}
