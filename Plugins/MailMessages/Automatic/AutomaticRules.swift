/// The rules by which automatic mail is recognised; the kinds that say most come first.
struct AutomaticRules {
    private let message: MailMessage
    private let ownAddresses: Set<String>
    private let hasEmptyReturnPath: Bool
    private let senders: [(field: String, address: String, name: String)]

    init(_ message: MailMessage, envelopeSender: String?, ownAddresses: Set<String>) {
        self.message = message
        self.ownAddresses = Set(ownAddresses.map(Self.base))
        let path = envelopeSender ?? message.header["Return-Path"].map(Self.address)
        hasEmptyReturnPath = path.map { $0.isEmpty || $0.lowercased() == "mailer-daemon" } ?? false
        var senders = message.from.map { ("From", $0.address ?? "", $0.name ?? "") }
        if let sender = message.sender { senders.append(("Sender", sender.address ?? "", sender.name ?? "")) }
        if let path, !path.isEmpty { senders.append(("Return-Path", path, "")) }
        self.senders = senders
    }

    /// A report by its type or its part; `Feedback-Type` must be in it (RFC 5965, 3.1), so the part tells it alone.
    func feedback() -> AutomaticMail? {
        let root = message.parts.first?.type
        let isDeclared =
            root?.name == "multipart/report" && root?.parameters["report-type"]?.lowercased() == "feedback-report"
        // Before the standard, a provider sent complaints with the mail attached.
        let isComplaint =
            message.from.first?.address?.lowercased() == "staff@hotmail.com"
            && ReplyKey(message.subject ?? "").hasPrefix(Array("complaint about message from".utf8))
        guard isDeclared || isComplaint || message.parts.contains(where: { $0.type.name == "message/feedback-report" })
        else { return nil }
        return AutomaticMail(.feedback, .feedbackReport)
    }

    /// A delivery status counts in a report, or from a mail system: a person may pass one on.
    func bounce(_ limits: MailLimits) -> AutomaticMail? {
        let isReport = message.parts.first?.type.name == "multipart/report"
        let system = systemSender
        let hasPart = message.parts.contains {
            $0.type.name == "message/delivery-status" && $0.parent == 0 && $0.disposition?.name != "attachment"
        }
        let isFromProgram = isReport || system != nil || hasEmptyReturnPath || submitted != nil || hasPart
        let isPlausible = isFromProgram || sender(where: Self.isUnread) != nil || isListServer
        let namesFailed = message.header["X-Failed-Recipients"] != nil
        // Most mail is by people, and reading it for what servers write costs more than all the rest.
        guard isPlausible || namesFailed else { return nil }
        let reader = BounceReader(message, limits: limits)
        if isFromProgram, reader.hasStatus {
            // A report of success is no bounce.
            guard let bounce = reader.read() else { return nil }
            return AutomaticMail(.bounce, .deliveryStatus, bounce: bounce)
        }
        if namesFailed, let bounce = reader.read() {
            return AutomaticMail(.bounce, .deliveryStatus, field: "X-Failed-Recipients", bounce: bounce)
        }
        guard isPlausible, reader.isNotice(isFromSystem: system?.isCertain ?? false), let bounce = reader.read() else {
            return nil
        }
        return AutomaticMail(.bounce, .deliveryNotice, field: system?.field, bounce: bounce)
    }

    /// A mail of our own that came back, whatever it says of itself.
    func own() -> AutomaticMail? {
        sender { ownAddresses.contains(Self.base($0)) }.map { AutomaticMail(.autoReply, .ownAddress, field: $0) }
    }

    /// What answers, by its own word. A list that says it is generated is a list.
    func answer() -> AutomaticMail? {
        if let submitted, submitted == "auto-replied" || list() == nil {
            return AutomaticMail(.autoReply, .autoSubmitted, field: "Auto-Submitted")
        }
        if message.parts.first?.type.name == "multipart/report" { return AutomaticMail(.autoReply, .report) }
        for (name, values) in Self.answerFields {
            guard let value = word(name), value != "no", value != "false", !value.isEmpty else { continue }
            if values.isEmpty || values.contains(where: { value.hasPrefix($0) }) {
                return AutomaticMail(.autoReply, .autoReplyField, field: name)
            }
        }
        if word("Precedence") == "auto_reply" {
            return AutomaticMail(.autoReply, .precedence, field: "Precedence")
        }
        let subject = ReplyKey(message.subject ?? "")
        let isAnswer = !message.inReplyTo.isEmpty || !message.references.isEmpty
        if Self.answerSubjects.contains(where: subject.hasPrefix)
            || (isAnswer && Self.possibleSubjects.contains(where: subject.hasPrefix))
        {
            return AutomaticMail(.autoReply, .autoReplySubject, field: "Subject")
        }
        return nil
    }

    func list() -> AutomaticMail? {
        for field in message.header {
            let name = field.name.lowercased()
            if name.hasPrefix("list-") || Self.listFields.contains(name) {
                return AutomaticMail(.list, .listField, field: field.name)
            }
        }
        return word("Precedence") == "list" ? AutomaticMail(.list, .precedence, field: "Precedence") : nil
    }

    func other() -> AutomaticMail? {
        if let precedence = word("Precedence"), ["bulk", "junk"].contains(precedence) {
            return AutomaticMail(.bulk, .precedence, field: "Precedence")
        }
        // Of its words (MS-OXCMAIL, 2.2.3.2.14) DR, NDR, RN and NRN refuse reports and receipts only, which the
        // mail of persons does as well; an answer is refused by these.
        if let field = message.header["X-Auto-Response-Suppress"] {
            let words = field.value.lowercased().split { $0 == "," || $0 == " " || $0 == ";" }
            if words.contains(where: { ["all", "oof", "autoreply"].contains($0) }) {
                return AutomaticMail(.autoReply, .suppressed, field: "X-Auto-Response-Suppress")
            }
        }
        if hasEmptyReturnPath { return AutomaticMail(.autoReply, .emptyReturnPath, field: "Return-Path") }
        if let system = systemSender, system.isAddress {
            return AutomaticMail(.autoReply, .sender, field: system.field)
        }
        return sender(where: Self.isUnread).map { AutomaticMail(.bulk, .sender, field: $0) }
    }

    // MARK: - Fields

    /// The keyword of `Auto-Submitted`, nil where it is missing or `no` (RFC 3834, 5); comments and parameters left
    /// out.
    private var submitted: String? {
        guard let value = word("Auto-Submitted"), value != "no", !value.isEmpty else { return nil }
        return value
    }

    /// The first word of a field, in lower case.
    private func word(_ name: String) -> String? {
        guard let value = message.header[name]?.value.lowercased() else { return nil }
        return String(value.prefix { $0 != ";" && $0 != "(" && $0 != " " && $0 != "," })
    }

    /// Fields of programs that answer, with how their values begin; with none, any value but `no` counts.
    ///
    /// Not among them is `X-MS-Exchange-Inbox-Rules-Loop`: mail of persons that a rule passes on has it too.
    private static let answerFields: [(name: String, values: [String])] = [
        ("X-Autoreply", []), ("X-Auto-Reply", []), ("X-Autorespond", []), ("X-Autoresponder", []),
        ("X-Auto-Reply-From", []), ("X-Mail-Autoreply", []), ("X-Autogenerated", ["reply"]),
        ("X-Autogenerated-Reply", []), ("X-MS-Exchange-Generated-Message-Source", []),
        ("X-FC-MachineGenerated", ["true"]), ("Preference", ["auto_reply"]), ("X-Precedence", ["auto_reply"]),
        ("Delivered-To", ["autoresponder"]), ("X-POST-MessageClass", ["9"]), ("X-Apple-Action", ["vacation"]),
    ]

    private static let listFields: Set<String> = ["mailing-list", "x-mailing-list", "x-beenthere", "x-ml-name"]

    /// How Outlook and Exchange begin the subject of an absence notice; an answer to one begins with `RE:`.
    private static let answerSubjects: [[UInt8]] = [
        "automatic reply: ", "out of office autoreply: ", "out of office reply: ", "auto-reply: ", "autoreply: ",
        "automatische antwort: ", "abwesenheitsnotiz: ", "réponse automatique", "automatisch antwoord: ",
        "afwezigheidsbericht: ", "respuesta automática: ", "risposta automatica: ", "resposta automática: ",
        "autosvar: ", "automatiskt svar: ", "automatisk svar: ",
    ].map { Array($0.utf8) }

    /// Persons write these too (“Out of office: how?”), but not in an answer, whose subject stays as it was.
    private static let possibleSubjects: [[UInt8]] = [
        "auto: ", "auto response: ", "autoresponse: ", "out of office: ", "out of the office: ", "out of office",
        "abwesend: ", "abwesenheit: ", "absence: ", "absent: ", "afwezig: ",
    ].map { Array($0.utf8) }

    // MARK: - Senders

    /// Who writes for a mail system, by the address, or by the name where the address is missing or another.
    private var systemSender: (field: String, isAddress: Bool, isCertain: Bool)? {
        for (field, address, name) in senders {
            let local = Self.letters(of: Self.local(address))
            if local == "mailerdaemon" || (local.isEmpty && Self.letters(of: name) == "mailerdaemon") {
                return (field, true, field != "Return-Path")
            }
            if local == "postmaster" { return (field, true, false) }
        }
        for (field, _, name) in senders where Self.systemNames.contains(Self.letters(of: name)) {
            return (field, false, false)
        }
        // A `From` without any address is a mail system's empty one.
        let isEmpty = message.header["From"].map { Self.address($0).isEmpty } ?? false
        return isEmpty ? ("From", false, false) : nil
    }

    private static let systemNames: Set<String> = [
        "mailerdaemon", "maildeliverysubsystem", "maildeliversystem", "maildeliverysystem", "maildelivery",
        "postmaster",
    ]

    /// List programs answer those who may not write to a list; nothing else marks these mails.
    private var isListServer: Bool {
        message.header["X-ML-Server"] != nil || message.header["X-MLServer"] != nil
            || senders.contains { Self.local($0.address).lowercased().hasSuffix("-admin") }
    }

    private func sender(where matches: (String) -> Bool) -> String? {
        senders.first { !$0.address.isEmpty && matches($0.address) }?.field
    }

    /// `no-reply`, `donotreply`, `calendar-noreply+7` and the like: the words stand for themselves.
    private static func isUnread(_ address: String) -> Bool {
        let words = local(address).lowercased().split { "-_.+=".contains($0) }
        for (index, word) in words.enumerated() {
            let next = index + 1 < words.count ? words[index + 1] : ""
            if word == "noreply" || word == "donotreply" || (word == "no" && next == "reply") { return true }
            if word == "do", next == "not", index + 2 < words.count, words[index + 2] == "reply" { return true }
        }
        return false
    }

    private static func letters(of text: String) -> String {
        text.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " && $0 != "." }
    }

    private static func local(_ address: String) -> String {
        String(address.prefix { $0 != "@" })
    }

    /// Without the detail after a plus, in lower case.
    private static func base(_ address: String) -> String {
        let address = address.lowercased()
        guard let at = address.lastIndex(of: "@") else { return address }
        return String(address[..<at].prefix { $0 != "+" }) + address[at...]
    }

    /// What stands in angle brackets, or the whole.
    private static func address(_ field: MailHeaderField) -> String {
        let value = field.value
        guard let open = value.lastIndex(of: "<"), let end = value[open...].firstIndex(of: ">") else { return value }
        return String(value[value.index(after: open)..<end])
    }
}
