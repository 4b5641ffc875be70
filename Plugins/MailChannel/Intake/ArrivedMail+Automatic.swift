import MailMessages

extension ArrivedMail {
    /// Whether a program sent it. The empty return path of the envelope counts; so does an address of the desk in From.
    func automatic(_ options: MailOptions) -> AutomaticMail? {
        message.automatic(
            envelopeSender: envelope.sender, ownAddresses: Set(options.mailboxes.map { $0.address.lowercased() }))
    }
}

extension MailPart {
    /// A name for a file that has none: its number and what it is.
    var standardName: String {
        switch type.name {
        case "message/rfc822", "message/global": "message-\(index).eml"
        case "text/calendar": "invitation-\(index).ics"
        case "text/html": "page-\(index).html"
        case "text/plain": "text-\(index).txt"
        case "image/jpeg": "picture-\(index).jpg"
        case "image/png", "image/gif", "image/webp": "picture-\(index).\(type.name.dropFirst("image/".count))"
        default: "attachment-\(index)"
        }
    }
}
