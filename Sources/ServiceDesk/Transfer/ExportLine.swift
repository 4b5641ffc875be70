import Foundation

/// The lines of an export, as `Documentation/ExportFormat.md` describes them: JSON Lines in UTF-8, each line an object
/// whose first key tells what it is.
///
/// ```
/// {"format":"swift-service-desk","version":1}
/// {"entry":{"person":{"_0":{…}}}}
/// {"article":"<UUID>","number":1,"version":1,"at":1772438400000000,"hash":"<SHA-256>","content":{…}}
/// {"attachment":"<SHA-256>","size":3}
/// {"bytes":"<base64>"}
/// {"request":"<UUID>","number":1,"version":1,"at":1772438400000000,"hash":"<SHA-256>","content":{…}}
/// {"fingerprint":"<SHA-256>","key":"form:17","number":1}
/// {"version":1,"work":{"dueAt":1772438400000000,"key":"close:<UUID>",…}}
/// {"reading":{"article":"<UUID>","at":1772438400000000,…}}
/// {"totals":{"attachments":1,…}}
/// ```
///
/// An event of which something was erased has `"original":"<SHA-256>"` before its content: the digest of what was
/// recorded.
///
/// The content of an event or a revision stands last in its line, so that its bytes, which the hash covers, are found
/// without parsing JSON: they go from behind `"content":` to before the final brace.
enum ExportLine {
    case header(Header)
    case entry(DirectoryEntry)
    case revision(number: Article.Number, ArticleRevision)
    case attachment(AttachmentHead)
    case bytes([UInt8])
    case event(number: Request.Number, RecordedEvent)
    case key(Key)
    case work(Work)
    case reading(ArticleReading)
    case totals(Totals)

    struct Header: Codable {
        static let name = "swift-service-desk"
        static let newest = 4
        static let withoutReadings = 3
        static let withoutWork = 2
        /// The format of an export without articles, work and readings, which older versions of the desk read.
        static let withoutArticles = 1

        var format = Self.name
        var version: Int
    }

    struct Entry: Codable {
        var entry: DirectoryEntry
    }

    /// A file of so many bytes; lines with its bytes follow until there are that many.
    struct AttachmentHead: Codable {
        var attachment: Digest
        var size: Int64
    }

    struct Key: Codable {
        var key: String
        var fingerprint: Digest
        /// The request for which the key was used.
        var number: Request.Number
    }

    /// A piece of due work that was not done yet.
    struct Work: Codable {
        /// The version of the request that it is about: in a store that has a later one it is out of date.
        var version: Int?
        var work: WorkItem
    }

    struct Reading: Codable {
        var reading: ArticleReading
    }

    /// The last line: what the lines before it have. An export without it was cut off.
    struct Totals: Codable, Equatable {
        var entries: Int
        var attachments: Int
        var requests: Int
        var events: Int
        var keys: Int
        /// Left out where there are none, as in format 1; and so are revisions.
        var articles: Int?
        var revisions: Int?
        var work: Int?
        var readings: Int?
        var bytes: Int64
        /// The digest of all bytes before this line.
        var digest: Digest

        init(_ progress: TransferProgress, digest: Digest) {
            entries = progress.entries
            attachments = progress.attachments
            requests = progress.requests
            events = progress.events
            keys = progress.keys
            articles = progress.articles > 0 ? progress.articles : nil
            revisions = progress.revisions > 0 ? progress.revisions : nil
            work = progress.work > 0 ? progress.work : nil
            readings = progress.readings > 0 ? progress.readings : nil
            bytes = progress.bytes
            self.digest = digest
        }
    }

    private struct End: Codable {
        var totals: Totals
    }
}

// MARK: - Writing

extension ExportLine {
    /// The line without its line feed.
    func encoded() throws -> [UInt8] {
        switch self {
        case .header(let header): try CanonicalJSON.encode(header)
        case .entry(let entry): try CanonicalJSON.encode(Entry(entry: entry))
        case .attachment(let head): try CanonicalJSON.encode(head)
        case .bytes(let bytes): Array(#"{"bytes":""#.utf8) + Data(bytes).base64EncodedData() + Array(#""}"#.utf8)
        case .event(let number, let event): Self.encode(event, number)
        case .revision(let number, let revision): Self.encode(revision, number)
        case .key(let key): try CanonicalJSON.encode(key)
        case .work(let work): try CanonicalJSON.encode(work)
        case .reading(let reading): try CanonicalJSON.encode(Reading(reading: reading))
        case .totals(let totals): try CanonicalJSON.encode(End(totals: totals))
        }
    }

    private static func encode(_ event: RecordedEvent, _ number: Request.Number) -> [UInt8] {
        let head = """
            {"request":"\(event.request)","number":\(number),"version":\(event.version),\
            "at":\(event.at.microseconds),"hash":"\(event.hash)",\
            \(event.original.map { #""original":"\#($0)","# } ?? "")"content":
            """
        return Array(head.utf8) + event.content + [0x7D]
    }

    private static func encode(_ revision: ArticleRevision, _ number: Article.Number) -> [UInt8] {
        let head = """
            {"article":"\(revision.article)","number":\(number),"version":\(revision.version),\
            "at":\(revision.at.microseconds),"hash":"\(revision.hash)","content":
            """
        return Array(head.utf8) + revision.encoded + [0x7D]
    }
}

// MARK: - Reading

extension ExportLine {
    /// Reads a line.
    ///
    /// - Throws: ``TransferError`` that names the line and what is wrong with it.
    init(_ bytes: ArraySlice<UInt8>, line: Int) throws(TransferError) {
        do {
            self = try Self.read(bytes)
        } catch let error as TransferError {
            throw TransferError(error.code, line: line, error.description)
        } catch {
            throw TransferError(
                .malformed, line: line, "This is not a line of an export (\(TransferError.brief(error))).")
        }
    }

    private static func read(_ bytes: ArraySlice<UInt8>) throws -> ExportLine {
        func begins(_ key: StaticString) -> Bool {
            key.withUTF8Buffer { name in
                bytes.first == 0x7B && bytes.dropFirst().first == 0x22 && bytes.dropFirst(2).starts(with: name)
                    && bytes.dropFirst(2 + name.count).first == 0x22
            }
        }
        if begins("request") { return try readEvent(bytes) }
        if begins("bytes") { return try readBytes(bytes) }
        if begins("entry") { return .entry(try CanonicalJSON.decode(Entry.self, from: bytes).entry) }
        if begins("article") { return try readRevision(bytes) }
        if begins("attachment") { return .attachment(try CanonicalJSON.decode(AttachmentHead.self, from: bytes)) }
        if begins("fingerprint") { return .key(try CanonicalJSON.decode(Key.self, from: bytes)) }
        if begins("version") || begins("work") { return .work(try CanonicalJSON.decode(Work.self, from: bytes)) }
        if begins("reading") { return .reading(try CanonicalJSON.decode(Reading.self, from: bytes).reading) }
        if begins("totals") { return .totals(try CanonicalJSON.decode(End.self, from: bytes).totals) }
        if begins("format") { return .header(try CanonicalJSON.decode(Header.self, from: bytes)) }
        throw TransferError(.malformed, "This is not a line of an export.")
    }

    private static func readEvent(_ bytes: ArraySlice<UInt8>) throws -> ExportLine {
        guard let line = ChainedLine(bytes, of: #"{"request":""#), (1...Request.maximumNumber).contains(line.number)
        else { throw TransferError(.malformed, "This is not an event as an export has it.") }
        return .event(
            number: line.number,
            try RecordedEvent(
                request: Request.ID(line.subject), version: line.version, at: line.at, content: line.content,
                hash: line.hash, original: line.original))
    }

    private static func readRevision(_ bytes: ArraySlice<UInt8>) throws -> ExportLine {
        guard let line = ChainedLine(bytes, of: #"{"article":""#), (1...Article.maximumNumber).contains(line.number)
        else { throw TransferError(.malformed, "This is not a revision as an export has it.") }
        return .revision(
            number: line.number,
            try ArticleRevision(
                article: Article.ID(line.subject), version: line.version, at: line.at, encoded: line.content,
                hash: line.hash))
    }

    private static func readBytes(_ bytes: ArraySlice<UInt8>) throws -> ExportLine {
        var scanner = ByteScanner(bytes)
        guard scanner.skip(#"{"bytes":""#), scanner.rest.suffix(2).elementsEqual([0x22, 0x7D]),
            let decoded = Data(base64Encoded: Data(scanner.rest.dropLast(2)))
        else { throw TransferError(.malformed, "The bytes of a file are not in base64.") }
        return .bytes([UInt8](decoded))
    }
}

/// What events and revisions have in common.
private struct ChainedLine {
    let subject: UniqueID
    let number: Int64
    let version: Int
    let at: Timestamp
    let hash: Digest
    /// Of an event of which something was erased.
    let original: Digest?
    let content: [UInt8]

    /// - Parameter start: How the line begins, up to the id.
    init?(_ bytes: ArraySlice<UInt8>, of start: StaticString) {
        var scanner = ByteScanner(bytes)
        guard scanner.skip(start), let subject = scanner.text(until: 0x22).flatMap({ UniqueID($0) }),
            scanner.skip(#","number":"#), let number = scanner.integer(),
            scanner.skip(#","version":"#), let version = scanner.integer().flatMap({ Int(exactly: $0) }),
            scanner.skip(#","at":"#), let at = scanner.integer(),
            scanner.skip(#","hash":""#), let hash = scanner.text(until: 0x22).flatMap({ Digest($0) })
        else { return nil }
        original = scanner.skip(#","original":""#) ? scanner.text(until: 0x22).flatMap { Digest($0) } : nil
        guard scanner.skip(#","content":"#), scanner.rest.last == 0x7D else { return nil }
        (self.subject, self.number, self.version, self.hash) = (subject, number, version, hash)
        self.at = Timestamp(microseconds: at)
        content = Array(scanner.rest.dropLast())
    }
}

/// Goes through bytes that must be just so.
private struct ByteScanner {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func skip(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { expected in
            guard rest.starts(with: expected) else { return false }
            rest = rest.dropFirst(expected.count)
            return true
        }
    }

    /// The text before a byte, which is skipped too.
    mutating func text(until end: UInt8) -> String? {
        guard let position = rest.firstIndex(of: end) else { return nil }
        defer { rest = rest[(position + 1)...] }
        return String(decoding: rest[..<position], as: UTF8.self)
    }

    mutating func integer() -> Int64? {
        let digits = rest.prefix { (0x30...0x39).contains($0) || $0 == 0x2D }
        rest = rest.dropFirst(digits.count)
        return Int64(String(decoding: digits, as: UTF8.self))
    }
}

extension TransferError {
    /// What a decoder found wrong, in one line of bounded length.
    fileprivate static func brief(_ error: any Error) -> String {
        let text =
            switch error {
            case DecodingError.dataCorrupted(let context), DecodingError.typeMismatch(_, let context),
                DecodingError.valueNotFound(_, let context):
                context.debugDescription
            case DecodingError.keyNotFound(let key, _): "“\(key.stringValue)” is missing"
            default: "\(error)"
            }
        return text.prefix(200).split(separator: "\n").joined(separator: " ")
    }
}
