/// How mail systems say that a mail was not delivered, or not yet. Only asked of mail that a program sent.
enum BounceWords {
    static func isFailure(_ key: ReplyKey) -> Bool { failures.contains(where: key.contains) || isDelay(key) }

    static func isDelay(_ key: ReplyKey) -> Bool { delays.contains(where: key.contains) }

    private static let failures: [[UInt8]] = [
        "could not be delivered", "couldn't be delivered", "cannot be delivered", "can't be delivered",
        "unable to deliver", "able to deliver your", "not able to deliver", "could not deliver", "cannot deliver",
        "can't deliver", "failed to deliver", "failed permanently", "permanent error", "permanent fatal error",
        "fatal errors", "undeliverable", "undelivered", "delivery failed", "delivery failure", "delivery has failed",
        "delivery failed", "returned mail", "attempting to deliver", "error delivering", "was not delivered",
        "wasn't delivered", "not been delivered", "transcript of session", "transcript of the session",
        "failure notice", "non-delivery", "delivery problems", "delivery errors", "mailbox is full",
        "invalid user address", "delivery status notification",
        "delivery error", "did not reach", "were not able to be reached", "not a member of this mailing list",
        "are not member", "loop alert", "duplicated message-id", "mail failure", "malformed address",
        "message could not be", "mail error", "unknown user", "user unknown", "no such user",
        "konnte nicht zugestellt", "nicht zugestellt werden", "unzustellbar", "zustellung fehlgeschlagen",
        "n'a pas pu être", "non remis", "échec de la remise", "n'a pas été remis", "kon niet worden bezorgd",
        "kan niet worden bezorgd", "onbestelbaar", "niet afgeleverd", "no se pudo entregar", "no entregado",
        "non recapitabile", "não foi entregue", "送信できません", "配信できません", "届けられません", "送信に失敗",
        "не может быть доставлено", "не доставлено",
    ].map { Array($0.utf8) }

    /// The mail is still on its way.
    private static let delays: [[UInt8]] = [
        "has been delayed", "this is a warning message only", "temporary failure report",
        "warning: could not send message for past",
        "not yet been delivered", "still being retried", "will be retried", "notification (delay)",
        "delayed mail (still being retried)", "delivery is delayed", "zustellung verzögert", "remise retardée",
        "bezorging vertraagd",
    ].map { Array($0.utf8) }
}
