#if Command
    import MailMessages
    import ServiceDesk

    /// A mail as `desk mail parse` prints it. What is not there is `null`, or an empty list.
    struct MailJSON: Encodable {
        struct Address: Encodable {
            let name, address: String?

            init(_ address: MailAddress) { (name, self.address) = (address.name, address.address) }

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Keys.self)
                try container.encode(name, forKey: .name)
                try container.encode(address, forKey: .address)
            }

            enum Keys: String, CodingKey { case name, address }
        }

        struct Attachment: Encodable {
            let name: String?
            let type: String
            /// Bytes, decoded.
            let size: Int64
            let digest: Digest
            let isInline: Bool

            init(_ part: MailPart) {
                var builder = DigestBuilder()
                for piece in part.pieces { builder.update(Array(piece)) }
                (name, type, isInline) = (part.fileName, part.type.name, part.isInline)
                (size, digest) = (builder.byteCount, builder.finalize())
            }

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Keys.self)
                try container.encode(name, forKey: .name)
                try container.encode(type, forKey: .type)
                try container.encode(size, forKey: .size)
                try container.encode(digest, forKey: .digest)
                try container.encode(isInline, forKey: .isInline)
            }

            enum Keys: String, CodingKey {
                case name, type, size
                case digest = "sha256"
                case isInline = "inline"
            }
        }

        struct Bounce: Encodable {
            let recipient: MailBounce.Recipient

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Keys.self)
                try container.encode(recipient.address, forKey: .recipient)
                try container.encode(recipient.status.description, forKey: .status)
                try container.encode(recipient.isHard, forKey: .hard)
                try container.encode(recipient.isDelayed, forKey: .delayed)
                try container.encode(recipient.diagnostic, forKey: .diagnostic)
            }

            enum Keys: String, CodingKey { case recipient, status, hard, delayed, diagnostic }
        }

        private let message: MailMessage
        private let automatic: AutomaticMail?
        private let text: String
        private let reply: ReplyText

        init(_ message: MailMessage, _ automatic: AutomaticMail?) {
            (self.message, self.automatic) = (message, automatic)
            text = message.text { HTMLText(of: $0).text }
            reply = ReplyText(of: text, subject: message.subject)
        }

        private enum Keys: String, CodingKey {
            case from, to, cc, subject, date
            case messageID = "message_id"
            case inReplyTo = "in_reply_to"
            case references
            case text, html, reply, quoted, forwarded, attachments, automatic, rule, bounce, bounces, warnings
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(message.from.map(Address.init), forKey: .from)
            try container.encode(message.to.map(Address.init), forKey: .to)
            try container.encode(message.cc.map(Address.init), forKey: .cc)
            try container.encode(message.subject, forKey: .subject)
            try container.encode(message.date?.description, forKey: .date)
            try container.encode(message.messageID, forKey: .messageID)
            try container.encode(message.inReplyTo.first, forKey: .inReplyTo)
            try container.encode(message.references, forKey: .references)
            try container.encode(text, forKey: .text)
            try container.encode(message.html, forKey: .html)
            try container.encode(reply.reply, forKey: .reply)
            try container.encode(reply.elided, forKey: .quoted)
            try container.encode(reply.forwarded, forKey: .forwarded)
            try container.encode(message.attachments.map(Attachment.init), forKey: .attachments)
            try container.encode(automatic?.kind.rawValue, forKey: .automatic)
            try container.encode(automatic?.rule.rawValue, forKey: .rule)
            let bounce = automatic?.bounce
            try container.encode((bounce?.failed.first ?? bounce?.delayed.first).map(Bounce.init), forKey: .bounce)
            try container.encode((bounce?.recipients ?? []).map(Bounce.init), forKey: .bounces)
            try container.encode(message.warnings.map(\.description), forKey: .warnings)
        }
    }
#endif
