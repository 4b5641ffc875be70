/// Why a mail was not delivered, as far as it decides whether the address has a future.
enum BounceCause {
    case addressUnknown, hostUnknown, moved, takesNoMail
    case full, tooLarge, policy, expired, disabled, network, content

    /// About the address, and not about this mail or this day.
    var isHard: Bool {
        switch self {
        case .addressUnknown, .hostUnknown, .moved, .takesNoMail: true
        case .full, .tooLarge, .policy, .expired, .disabled, .network, .content: false
        }
    }

    /// The status that says the same (RFC 3463, 3; RFC 7505, 4).
    func status(level: Int) -> MailStatus {
        switch self {
        case .addressUnknown: MailStatus(level, 1, 1)
        case .hostUnknown: MailStatus(level, 1, 2)
        case .moved: MailStatus(level, 1, 6)
        case .takesNoMail: MailStatus(level, 1, 10)
        case .full: MailStatus(level, 2, 2)
        case .tooLarge: MailStatus(level, 3, 4)
        case .policy: MailStatus(level, 7, 1)
        case .expired: MailStatus(level, 4, 7)
        case .disabled: MailStatus(level, 2, 1)
        case .network: MailStatus(level, 4, 0)
        case .content: MailStatus(level, 6, 0)
        }
    }

    /// What a status says for itself.
    init?(_ status: MailStatus) {
        switch (status.subject, status.detail) {
        case (1, 1), (1, 3): self = .addressUnknown
        case (1, 2), (4, 4): self = .hostUnknown
        case (1, 6): self = .moved
        case (1, 10): self = .takesNoMail
        case (2, 1): self = .disabled
        case (2, 2): self = .full
        case (2, 3), (3, 4): self = .tooLarge
        case (4, 7): self = .expired
        case (4, _): self = .network
        case (6, _): self = .content
        case (1, 7), (1, 8), (7, _): self = .policy
        default: return nil
        }
    }

    /// What the words say; the first that are found, in the order of the list.
    init?(words key: ReplyKey) {
        guard let found = Self.words.first(where: { $0.words.contains(where: key.contains) }) else { return nil }
        self = found.cause
    }

    /// Which refusals servers write. What is about the mail or its sender comes before what is about the recipient:
    /// “Domain of sender address does not exist”.
    private static let words: [(cause: BounceCause, words: [[UInt8]])] = [
        (
            .full,
            [
                "mailbox full", "mailbox is full", "mailbox for user is full", "over quota", "overquota",
                "quota exceed", "exceeded quota", "exceeded storage", "exceeds quota", "exceeded the quota",
                "quota full", "mailfolder is full", "folder is full", "inbox is full", "disk quota", "storage quota",
                "out of storage", "insufficient disk", "mail box full", "mailbox size limit", "would exceed mailbox",
                "is over its quota", "mailbox has exceeded", "exceeded the local limit", "exceeded its storage",
                "over the maximum", "voll ist",
                "postfach ist voll", "boîte pleine", "quota dépassé", "mailbox is too large", "not enough space",
                "maildir delivery failed: over", "user's mailbox is full", "account is full", "no space left",
            ]
        ),
        (
            .tooLarge,
            [
                "message too large", "message too big", "message size exceeds", "message length exceeds",
                "exceeds maximum message size", "size limit", "sizelimit", "too large for this recipient",
                "message is too large", "message file too big", "exceeds the maximum", "mail size",
            ]
        ),
        (.takesNoMail, takesNoMailWords),
        (.addressUnknown, ["recipient address rejected: access denied"]),
        (.policy, policyWords),
        (
            .disabled,
            [
                "is disabled", "account disabled", "has been disabled", "disabled recipient", "is locked",
                "account has been suspended", "is suspended", "account suspended", "user suspended",
                "mailbox is frozen",
                "is inactive", "account inactive", "inactive user", "not active", "account expired",
                "has been deactivated", "deactivated mailbox", "temporarily unavailable", "mailbox is locked",
                "mailbox currently suspended", "domain is suspended",
            ]
        ),
        (.moved, ["has moved", "user not local", "not our user", "no longer at this address", "changed address"]),
        (.hostUnknown, hostWords),
        (.addressUnknown, addressWords),
        (
            .expired,
            [
                "too long", "retry timeout exceeded", "envelope expired", "message expired", "retry time not reached",
                "could not be delivered for", "delivery time expired", "has been delayed", "timed out", "timeout",
                "expired", "given up", "time limit exceeded", "giving up on this message",
            ]
        ),
        (
            .network,
            [
                "connection refused", "no route to host", "network is unreachable", "connection reset",
                "lost connection", "connection failed", "unable to connect", "could not connect", "hop count",
                "too many hops", "routing loop", "mail loop", "did not accept our requests to connect",
                "name service error", "lookup failure", "loops back to myself",
            ]
        ),
        (.content, ["media error", "header error", "duplicate header", "content error", "malformed message"]),
    ].map { cause, words in (cause, words.map { Array($0.utf8) }) }

    private static let takesNoMailWords = [
        "does not accept mail", "does not accept email", "doesn't accept mail", "no smtp service",
        "does not receive mail", "not accept any mail", "null mx", "nullmx", "couldn't find a mail exchanger",
        "find any mail exchanger", "no valid mail exchanger", "no mail exchanger", "recipient address has null",
    ]

    /// About the sender, his server, the way it is written to, or how often.
    private static let policyWords = [
        "sender address", "address of sender", "sender rejected", "sender domain", "sender verify", "sending domain",
        "bad sender", "unknown sender", "no access from mail server", "open relay", "relaying denied", "relay denied",
        "relay access denied", "relaying not", "relay not permitted", "unable to relay", "not permitted to relay",
        "we do not relay", "blacklist", "black list", "blocklist", "block list", "dnsbl", "spamhaus", "blocked",
        "banned", "spam", "junk mail", "unsolicited", "bulk mail", "ube,", "virus", "reputation", "spf record",
        "spf fail", "spf check", "spf validation", "dkim", "dmarc", "not authenticated", "unauthenticated",
        "authentication required", "authentication checks failed", "authentication failed", "reverse dns", "rdns",
        "ptr record", "no ptr", "ip name lookup", "mismatches client ip", "client ip", "policy violation",
        "local policy", "policy reasons", "policy restriction", "too many recipients", "too many connections",
        "too many messages", "too many errors", "too many mails", "rate limit", "ratelimit", "at a rate that",
        "frequency limited", "throttl", "access denied", "not allowed to send", "not authorized", "not permitted",
        "mail rejete", "use the smtp server of your isp", "greylist", "graylist", "message content rejected",
        "content rejected", "not a member", "not member", "message rejected", "mail rejected", "restricted",
        "transaction failed", "try again later", "service refuse",
    ]

    private static let hostWords = [
        "host unknown", "unknown host", "host not found", "domain not found", "domain name not found",
        "unrouteable mail domain", "unrouteable address", "unroutable", "no such domain", "nxdomain",
        "domain does not exist", "host or domain name not found", "name or service not known", "no such host",
        "unknown domain", "destination computer was not found", "dns lookup failure: host", "invalid domain",
        "host does not exist", "bad destination host",
        "domain is not reachable", "no route to domain", "all relevant mx records point to non-existent hosts",
        "has no mail exchanger", "not matched to any host",
    ]

    private static let addressWords = [
        "user unknown", "unknown user", "no such user", "user not found", "user doesn't exist", "user does not exist",
        "unknown recipient", "recipient unknown", "recipientnotfound", "recipient not found", "no such recipient",
        "recipient does not exist", "recipnotfound", "unknown address", "address unknown", "no such address",
        "address does not exist", "address doesn't exist", "invalid recipient", "invalid address", "bad address",
        "invalid user", "invalid final delivery userid", "no such mailbox", "mailbox not found", "unknown mailbox",
        "mailbox does not exist", "mailbox doesn't exist", "mailbox unknown", "invalid mailbox",
        "mailbox unavailable or access denied", "mailbox unavailable", "account does not exist",
        "account doesn't exist", "no such account", "unknown account", "account not found", "account that you tried",
        "e-mail account does not exist", "no mailbox here", "no mail box", "not a valid mailbox",
        "not a valid recipient", "not a valid user", "is not a known user", "not a known", "no user",
        "not listed in", "isn't in my control/locals", "user is unknown", "unknown local", "unknown or illegal alias",
        "does not like recipient", "destination mailbox address", "bad destination", "unknown virtual",
        "undeliverable address", "does not have an account", "doesn't have an account", "doesn't have a",
        "no account by that name", "there is no such", "is not a valid", "no longer valid", "no longer available",
        "no longer exists", "no longer employed", "not recognized", "not recognised", "invalid local",
        "does not exist", "doesn't exist", "check if address is correct", "user isn't", "not our customer",
        "unbekannter empfänger", "existiert nicht", "n'existe pas", "destinataire inconnu", "bestaat niet",
        "utilisateur inconnu", "empfänger unbekannt", "onbekende ontvanger", "not in our", "directory lookup failed",
    ]
}
