/// A part of a message (RFC 2045, 2.4): a multipart, or a leaf with content.
public struct MailPart: Sendable {
    /// Its number in ``MailMessage/parts``.
    public let index: Int
    /// The number of the multipart in which it stands; nil of the message itself.
    public let parent: Int?
    /// Its own header; of the message itself that of the message.
    public let header: MailHeader
    /// Its type; `text/plain` where none is declared (RFC 2045, 5.2), `message/rfc822` in a digest (RFC 2046, 5.1.5).
    public internal(set) var type: MailParameterizedValue
    /// `inline`, `attachment` or another word, with its parameters (RFC 2183); nil where none is declared.
    public let disposition: MailParameterizedValue?
    /// The name of the file, fit to be used as one: without a path and control characters, and not longer than the
    /// limit. Nil where none is declared.
    public let fileName: String?
    /// Content-ID without angle brackets (RFC 2045, 7), to which `cid:` addresses in HTML lead.
    public let contentID: String?
    /// Whether the part is to be shown where it stands, and not as an attachment.
    public internal(set) var isInline = false
    /// The content as it came; of a multipart all up to its last delimiter.
    public internal(set) var rawContent: ArraySlice<UInt8> = []
    let encoding: TransferEncoding

    /// Whether it consists of other parts, which stand behind it in ``MailMessage/parts``.
    public internal(set) var isMultipart = false

    /// The content decoded, piece by piece: for large ones that are to be hashed or stored.
    public var pieces: some Sequence<ArraySlice<UInt8>> & Sendable { TransferDecoder(rawContent, encoding: encoding) }

    /// The content decoded, all at once.
    public var content: [UInt8] {
        var content: [UInt8] = []
        for piece in pieces { content += piece }
        return content
    }

    /// What is wrong with the encoding of the content, found by decoding it. For the texts of a message it is among
    /// ``MailMessage/warnings``, too.
    public var contentWarnings: [MailWarning] {
        var decoder = TransferDecoder(rawContent, encoding: encoding)
        while decoder.next() != nil {}
        return decoder.problems.sorted { $0.rawValue < $1.rawValue }.map { MailWarning(kind: $0, place: place) }
    }

    /// How warnings call it.
    var place: String { index == 0 ? "message" : "part \(index)" }

    /// The content as text in its charset, all of it, with LF between lines.
    public var text: String { decodedText(limit: Int.max).text }

    /// The message within, of a part of type `message/rfc822` or `message/global`; nil of others.
    public func message(limits: MailLimits = .standard) -> MailMessage? {
        guard type.name == "message/rfc822" || type.name == "message/global" else { return nil }
        return encoding == .identity
            ? MailMessage(reading: rawContent, limits: limits) : MailMessage(reading: content, limits: limits)
    }

    /// The groups of fields of a part such as `message/delivery-status` (RFC 3464, 2.1), which blank lines divide.
    public func fieldGroups(limits: MailLimits = .standard) -> [MailHeader] {
        Self.fieldGroups(in: content[...], limits: limits)
    }

    /// The groups of fields in a text.
    static func fieldGroups(in content: ArraySlice<UInt8>, limits: MailLimits) -> [MailHeader] {
        let lines = Lines(content.prefix(limits.headerBytes))
        var groups: [MailHeader] = []
        var position = lines.bytes.startIndex
        while position < lines.bytes.endIndex, groups.count < limits.parts {
            let reading = HeaderReader.read(lines, from: position, limits: limits) { _, _ in false }
            if !reading.header.isEmpty { groups.append(reading.header) }
            // A line that is no field is passed over.
            position = max(reading.bodyStart, lines.line(at: position).next)
        }
        return groups
    }
}

extension MailPart {
    init(index: Int, parent: Int?, header: MailHeader, type: MailParameterizedValue, limits: MailLimits) {
        let disposition = header["Content-Disposition"].map { MailParameterizedValue(reading: $0.rawValue) }
        let declared =
            disposition?.parameters["filename"] ?? disposition?.parameters["name"] ?? type.parameters["name"]
            ?? type.parameters["filename"]
        self.index = index
        self.parent = parent
        self.header = header
        self.type = type
        self.disposition = disposition
        fileName = declared.flatMap { FileName.safe($0, limit: limits.fileNameBytes) }
        contentID = header["Content-ID"]?.messageIDs.first
        encoding = header["Content-Transfer-Encoding"].map { TransferEncoding($0.rawValue) ?? .identity } ?? .identity
    }

    struct DecodedText {
        var text = ""
        var problems: Set<MailWarning.Kind> = []
        var isCut = false
    }

    /// Text of at most so many bytes before its charset is decoded.
    func decodedText(limit: Int) -> DecodedText {
        var decoded = DecodedText()
        var decoder = TransferDecoder(rawContent, encoding: encoding)
        var bytes: ArraySlice<UInt8> = []
        while bytes.count < limit, let piece = decoder.next() {
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
        }
        decoded.problems = decoder.problems
        if bytes.count > limit || (bytes.count == limit && decoder.next() != nil) {
            decoded.isCut = true
            bytes = bytes.prefix(limit)
            // Not within a character of UTF-8.
            while let last = bytes.last, last & 0xC0 == 0x80, limit - bytes.count < 3 { bytes.removeLast() }
            if let last = bytes.last, last >= 0xC0 { bytes.removeLast() }
        }
        let charset = type.parameters["charset"] ?? (type.name == "text/html" ? HTMLCharset.declared(in: bytes) : nil)
        let text = CharsetDecoder.decode(bytes, label: charset)
        if let problem = text.problem { decoded.problems.insert(problem) }
        decoded.text = text.text.withLineFeeds
        if type.name == "text/plain", type.parameters["format"]?.lowercased() == "flowed" {
            let deletesSpace = type.parameters["delsp"]?.lowercased() == "yes"
            decoded.text = FlowedText.unfolded(decoded.text, deletesSpace: deletesSpace)
        }
        return decoded
    }
}

/// The charset that an HTML document declares itself, for parts that declare none.
enum HTMLCharset {
    static func declared(in bytes: ArraySlice<UInt8>) -> String? {
        let head = bytes.prefix(1_024).map(ASCII.lower)[...]
        let mark = Array("charset=".utf8)
        guard let start = head.indices.first(where: { head.has(mark, at: $0) }) else { return nil }
        let value = head[(start + mark.count)...].drop { $0 == ASCII.quote || $0 == UInt8(ascii: "'") }
            .prefix { $0 > 0x20 && !Set("\"'/>;".utf8).contains($0) }
        return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    }
}

extension String {
    /// CR LF and CR as LF.
    var withLineFeeds: String {
        guard utf8.contains(ASCII.carriageReturn) else { return self }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        var wasReturn = false
        for byte in utf8 {
            if byte != ASCII.lineFeed || !wasReturn {
                bytes.append(byte == ASCII.carriageReturn ? ASCII.lineFeed : byte)
            }
            wasReturn = byte == ASCII.carriageReturn
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
