/// One conversation of an LMTP server (RFC 2033): what comes in, and what is to be done about it. Pure: it knows no
/// connection and no clock.
struct LMTPSession {
    enum Action: Equatable {
        case reply(String)
        /// Asks whether there is such a mailbox, and answers with ``answer(recipient:refusal:)``.
        case check(recipient: String, sender: String)
        /// A message begins, for which so many bytes of memory are needed; goes on after ``begin(reserved:)``.
        case reserve(Int)
        /// A message is whole: deliver it, and answer for each recipient with ``finish(_:)``.
        case deliver
    }

    private enum Phase { case commands, data, waiting, closed }

    private let options: LMTPOptions
    private var phase = Phase.commands
    private var input: [UInt8] = []
    private var position = 0
    private var hasGreeted = false
    private var sender: String?
    private var declaredSize: Int?
    private(set) var recipients: [String] = []
    private var data: MessageReader?
    private var mistakes = 0

    /// Longest command (RFC 5321, 4.5.3.1.4, and the parameters of extensions).
    private static let maximumLine = 2_000
    private static let maximumMistakes = 20
    /// What a message may have beyond its declared size, which is an estimate (RFC 1870, 6).
    private static let slack = 64 << 10

    init(_ options: LMTPOptions) { self.options = options }

    var greeting: String { "220 \(options.name) LMTP\r\n" }
    /// Of the message that is there.
    var envelopeSender: String { sender ?? "" }
    /// Bytes that are kept and not read yet.
    var inputCount: Int { input.count }
    /// Whether a message is being received.
    var isReceiving: Bool { phase == .data }

    mutating func receive(_ bytes: some Collection<UInt8>) { input.append(contentsOf: bytes) }

    /// What is to be done next; `nil` until more comes in, or until what was to be done is answered.
    mutating func next() -> Action? {
        while true {
            switch phase {
            case .waiting, .closed: return nil
            case .data:
                guard let action = readData() else { return nil }
                return action
            case .commands:
                guard let line = readLine() else { return nil }
                guard let action = line.isTooLong ? mistake(500, "5.5.2", "The line is too long.") : command(line.text)
                else { continue }
                return action
            }
        }
    }

    // MARK: Lines

    private mutating func readLine() -> (text: String, isTooLong: Bool)? {
        guard let end = input[position...].firstIndex(of: 0x0A) else {
            // What is longer than any command need not be kept until its end.
            if input.count - position > Self.maximumLine {
                input.removeSubrange(position + Self.maximumLine..<input.endIndex - 1)
            }
            compact()
            return nil
        }
        var line = input[position..<end]
        if line.last == 0x0D { line = line.dropLast() }
        position = end + 1
        let text = (line: String(decoding: line, as: UTF8.self), isTooLong: line.count >= Self.maximumLine)
        compact()
        return (text.line, text.isTooLong)
    }

    private mutating func compact() {
        guard position > 64 << 10 || position == input.count else { return }
        input.removeFirst(position)
        position = 0
    }

    // MARK: Commands

    private mutating func command(_ line: String) -> Action? {
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        switch parts.first?.uppercased() {
        case "LHLO":
            guard parts.count == 2 else { return mistake(501, "5.5.4", "LHLO names a host.") }
            reset()
            hasGreeted = true
            let extensions = [
                options.name, "PIPELINING", "ENHANCEDSTATUSCODES", "8BITMIME", "SMTPUTF8",
                "SIZE \(options.maximumSize)",
            ]
            return .reply(
                extensions.enumerated().map { "250\($0 == extensions.count - 1 ? " " : "-")\($1)\r\n" }.joined())
        case "HELO", "EHLO": return mistake(500, "5.5.1", "This is LMTP; say LHLO.")
        case "MAIL": return mail(line)
        case "RCPT": return recipient(line)
        case "DATA": return beginData()
        case "RSET":
            reset()
            return .reply("250 2.0.0 OK\r\n")
        case "NOOP": return .reply("250 2.0.0 OK\r\n")
        case "VRFY": return .reply("252 2.5.0 Try to deliver.\r\n")
        case "QUIT":
            phase = .closed
            return .reply("221 2.0.0 Bye\r\n")
        default: return mistake(500, "5.5.2", "The command is not known.")
        }
    }

    /// Whether the conversation is over once what was to be said is said.
    var isOver: Bool { phase == .closed }

    private mutating func mistake(_ code: Int, _ status: String, _ text: String) -> Action {
        mistakes += 1
        guard mistakes < Self.maximumMistakes else {
            phase = .closed
            return .reply("421 4.7.0 Too many mistakes.\r\n")
        }
        return .reply("\(code) \(status) \(text)\r\n")
    }

    private mutating func mail(_ line: String) -> Action {
        guard hasGreeted else { return mistake(503, "5.5.1", "Say LHLO first.") }
        guard sender == nil else { return mistake(503, "5.5.1", "There is a message already; RSET drops it.") }
        guard let (path, parameters) = EnvelopePath.read(line, after: "MAIL FROM:") else {
            return mistake(501, "5.5.4", "MAIL FROM:<address> is meant.")
        }
        var declared: Int?
        for parameter in parameters {
            let (name, value) = parameter.parameterParts
            switch name {
            case "SIZE":
                guard let size = Int(value), size >= 0 else { return mistake(501, "5.5.4", "SIZE is a number.") }
                guard size <= options.maximumSize else {
                    return .reply("552 5.3.4 The message is larger than \(options.maximumSize) bytes.\r\n")
                }
                declared = size
            case "BODY", "SMTPUTF8", "RET", "ENVID", "AUTH": continue
            default: return mistake(555, "5.5.4", "The parameter is not known.")
            }
        }
        (sender, declaredSize) = (path, declared)
        return .reply("250 2.1.0 OK\r\n")
    }

    private mutating func recipient(_ line: String) -> Action {
        guard let sender else { return mistake(503, "5.5.1", "Say MAIL first.") }
        guard let (path, _) = EnvelopePath.read(line, after: "RCPT TO:"), !path.isEmpty else {
            return mistake(501, "5.5.4", "RCPT TO:<address> is meant.")
        }
        guard recipients.count < options.maximumRecipients else {
            return .reply("452 4.5.3 There are too many recipients.\r\n")
        }
        phase = .waiting
        return .check(recipient: path, sender: sender)
    }

    /// Whether there is a mailbox, as was asked.
    mutating func answer(recipient: String, refusal: LMTPReply?) -> Action {
        phase = .commands
        if let refusal { return .reply(refusal.line) }
        recipients.append(recipient)
        return .reply("250 2.1.5 OK\r\n")
    }

    // MARK: The message

    private mutating func beginData() -> Action {
        guard sender != nil else { return mistake(503, "5.5.1", "Say MAIL first.") }
        // RFC 2033, 4.2: without a recipient there is nothing to answer for.
        guard !recipients.isEmpty else { return mistake(503, "5.5.1", "There is no recipient.") }
        phase = .waiting
        return .reserve(declaredSize.map { min($0 + Self.slack, options.maximumSize) } ?? options.maximumSize)
    }

    /// There is room for the message.
    mutating func begin(reserved: Int) -> Action {
        data = MessageReader(limit: reserved, expecting: declaredSize ?? 0)
        phase = .data
        return .reply("354 End with a point on a line of its own.\r\n")
    }

    private mutating func readData() -> Action? {
        guard var reader = data else { return nil }
        // One message in two places would be one copy too many.
        data = nil
        let used = reader.read(input[position...])
        position += used
        compact()
        let isWhole = reader.isWhole
        data = reader
        guard isWhole else { return nil }
        phase = .waiting
        return .deliver
    }

    /// The message, which is whole; `nil` where it was larger than it may be.
    mutating func takeMessage() -> [UInt8]? {
        defer { data = nil }
        guard let reader = data, !reader.isTooLarge else { return nil }
        data = nil
        return reader.message
    }

    /// The answers for a message, one for each recipient (RFC 2033, 4.2).
    mutating func finish(_ replies: [LMTPReply]) -> Action {
        let text = replies.map(\.line).joined()
        reset()
        phase = .commands
        return .reply(text)
    }

    private mutating func reset() {
        (sender, declaredSize, data) = (nil, nil, nil)
        recipients = []
    }
}

/// A path of a MAIL or RCPT command (RFC 5321, 4.1.2).
enum EnvelopePath {
    private static let maximumLength = 256

    /// The address without angle brackets and a source route, and the parameters; `nil` for what is none.
    static func read(_ line: String, after command: String) -> (path: String, parameters: [String])? {
        guard line.count >= command.count, line.prefix(command.count).uppercased() == command else { return nil }
        let rest = line.dropFirst(command.count).drop { $0 == " " }
        guard rest.first == "<" else { return nil }
        var (isQuoted, isEscaped, end) = (false, false, String.Index?.none)
        for index in rest.indices.dropFirst() {
            let character = rest[index]
            if isEscaped {
                isEscaped = false
            } else if character == "\\", isQuoted {
                isEscaped = true
            } else if character == "\"" {
                isQuoted.toggle()
            } else if character == ">", !isQuoted {
                end = index
                break
            }
        }
        guard let end else { return nil }
        var path = rest[rest.index(after: rest.startIndex)..<end]
        // A source route is to be ignored (RFC 5321, appendix C).
        if path.hasPrefix("@"), let colon = path.firstIndex(of: ":") { path = path[path.index(after: colon)...] }
        guard path.utf8.count <= maximumLength,
            !path.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
        else { return nil }
        let parameters = rest[rest.index(after: end)...].split(separator: " ").map(String.init)
        return (String(path), parameters)
    }
}

extension String {
    fileprivate var parameterParts: (name: String, value: String) {
        let parts = split(separator: "=", maxSplits: 1).map(String.init)
        return (parts.first?.uppercased() ?? "", parts.count > 1 ? parts[1] : "")
    }
}
