/// Reads what a mail system says, from a delivery status (RFC 3464) or from its words.
struct BounceReader {
    private let message: MailMessage
    private let limits: MailLimits
    private let notice: BounceNotice
    private let groups: [MailHeader]
    private let isInner: Bool

    /// - Parameter isInner: Whether the mail is itself one that came back.
    init(_ message: MailMessage, limits: MailLimits, isInner: Bool = false) {
        self.isInner = isInner
        (self.message, self.limits) = (message, limits)
        let returned = Self.returnedPart(of: message)
        // What stands behind the mail that came back belongs to it.
        let texts = message.textBody.filter { $0.part < returned ?? Int.max }
        var text = ""
        for body in texts where text.utf8.count < BounceNotice.byteLimit {
            text += body.isHTML ? HTMLText(of: body.text, byteLimit: BounceNotice.byteLimit).text : body.text
            text += "\n"
        }
        notice = BounceNotice(text, addressLimit: limits.recipients)
        let statuses = message.parts.filter { Self.statusTypes.contains($0.type.name) }
        var groups = statuses.flatMap { $0.fieldGroups(limits: limits) }.filter(Self.hasRecipient)
        if groups.isEmpty, text.utf8.contains(ASCII.colon) {
            // Gateways write the same fields into the text.
            groups = MailPart.fieldGroups(in: Array(notice.lines.joined(separator: "\n").utf8)[...], limits: limits)
                .filter { Self.hasRecipient($0) && $0["Action"] != nil }
        }
        self.groups = Array(groups.prefix(limits.recipients))
    }

    private static let statusTypes: Set<String> = ["message/delivery-status", "message/global-delivery-status"]
    private static let returnedTypes: Set<String> = [
        "message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers", "message/global-headers",
        "text/rfc822",
    ]

    private static func returnedPart(of message: MailMessage) -> Int? {
        message.parts.first { returnedTypes.contains($0.type.name) }?.index
    }

    private static func hasRecipient(_ group: MailHeader) -> Bool {
        group["Final-Recipient"] != nil || group["Original-Recipient"] != nil
    }

    /// Whether there is a delivery status.
    var hasStatus: Bool {
        !groups.isEmpty || message.parts.contains { Self.statusTypes.contains($0.type.name) }
    }

    /// Whether the text tells of a mail that was not delivered. Of the address of a mail system, anything does that is
    /// no answer to a command.
    func isNotice(isFromSystem: Bool) -> Bool {
        if isFromSystem { return true }
        if BounceWords.isFailure(ReplyKey(message.subject ?? "")) { return true }
        return BounceWords.isFailure(notice.key)
    }

    /// Nil where everything was delivered.
    func read() -> MailBounce? {
        if groups.isEmpty, !isInner, let returned = returned() {
            // A gateway on our side passes on what another one reported.
            let inner = BounceReader(returned, limits: limits, isInner: true)
            if inner.hasStatus { return inner.read() }
        }
        var recipients = groups.compactMap(recipient)
        if recipients.isEmpty {
            guard groups.isEmpty else { return nil }
            recipients = noticed()
        }
        return MailBounce(recipients: recipients, returned: returned())
    }

    // MARK: - A delivery status

    /// One recipient of a delivery status; nil where the mail was delivered or passed on (RFC 3464, 2.3.3).
    private func recipient(_ group: MailHeader) -> MailBounce.Recipient? {
        let action = group["Action"]?.value.lowercased() ?? ""
        if ["delivered", "relayed", "expanded"].contains(where: action.hasPrefix) { return nil }
        let (final, original) = (address(group["Final-Recipient"]), address(group["Original-Recipient"]))
        let address = final ?? original ?? (groups.count == 1 ? failedAddresses.first : nil)
        let declared = group["Status"].flatMap { MailStatus($0.value.drop { $0 == " " }) }
        if declared?.level == 2 { return nil }
        var diagnostic = group["Diagnostic-Code"]?.value ?? ""
        // The type of the diagnostic: “smtp; 550 …”.
        if let semicolon = diagnostic.prefix(40).firstIndex(of: ";") {
            diagnostic = String(diagnostic[diagnostic.index(after: semicolon)...])
        }
        let section = section(original) ?? section(final)
        let lines = groups.count == 1 ? notice.lines : section?.lines[...] ?? []
        let words = (section?.lines[...] ?? lines).joined(separator: " ")
        if diagnostic.allSatisfy({ $0.isWhitespace }) { diagnostic = words }
        var finding = BounceFinding(diagnostic, context: lines.joined(separator: " "))
        finding.declared = declared
        finding.isDelayed = action.hasPrefix("delayed")
        return finding.recipient(address: address, original: original)
    }

    private func section(_ address: String?) -> BounceNotice.Section? {
        guard let address = address?.lowercased() else { return nil }
        return notice.sections.first { $0.address?.lowercased() == address }
    }

    /// The address of `rfc822; a@b.test`, in whatever form.
    private func address(_ field: MailHeaderField?) -> String? {
        guard let value = field?.value else { return nil }
        let rest = value.firstIndex(of: ";").map { value[value.index(after: $0)...] } ?? value[...]
        return BounceLine.firstAddress(in: rest)
    }

    // MARK: - Words

    private var failedAddresses: [String] {
        let value = message.header["X-Failed-Recipients"]?.value ?? ""
        return value.split { $0 == "," || $0 == " " }.prefix(limits.recipients).compactMap { BounceLine.valid($0) }
    }

    private func noticed() -> [MailBounce.Recipient] {
        let failed = failedAddresses
        var sections = notice.sections
        // Where the text has words for several, the system itself says which of them failed.
        if !failed.isEmpty {
            sections = failed.map { address in
                section(address) ?? BounceNotice.Section(address: address)
            }
        }
        if sections.isEmpty {
            let returned = returned()
            let only = returned?.to.count == 1 ? returned?.to.first?.address : nil
            sections = [BounceNotice.Section(address: only)]
        }
        let whole = notice.lines.joined(separator: " ")
        let isDelay = BounceWords.isDelay(notice.key) || BounceWords.isDelay(ReplyKey(message.subject ?? ""))
        return sections.map { section in
            let own = section.lines.joined(separator: " ")
            var finding = BounceFinding(own, context: own)
            if !finding.saysSomething, sections.count == 1 { finding = BounceFinding(whole, context: whole) }
            finding.isDelayed = isDelay
            return finding.recipient(address: section.address, original: nil)
        }
    }

    // MARK: - The mail that came back

    private func returned() -> MailMessage? {
        if let index = Self.returnedPart(of: message) {
            let part = message.parts[index]
            return part.message(limits: limits) ?? MailMessage(reading: part.content, limits: limits)
        }
        return notice.returned.map { MailMessage(reading: Array($0.utf8), limits: limits) }
    }
}
