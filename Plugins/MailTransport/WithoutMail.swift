#if !Mail
    @available(*, unavailable, message: "LMTPServer needs the package trait Mail: .package(url: …, traits: [\"Mail\"])")
    public enum LMTPServer {}

    @available(*, unavailable, message: "SMTPClient needs the package trait Mail: .package(url: …, traits: [\"Mail\"])")
    public enum SMTPClient {}

    @available(*, unavailable, message: "IMAPClient needs the package trait Mail: .package(url: …, traits: [\"Mail\"])")
    public enum IMAPClient {}
#endif
