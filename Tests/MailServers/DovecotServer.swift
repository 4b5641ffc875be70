import Foundation

/// A Dovecot of one's own: mailboxes in folders, every user with the password `secret`.
public final class DovecotServer: Sendable {
    public let port: Int
    public let securePort: Int
    private let folder: ServerFolder
    private nonisolated(unsafe) var process: Process?

    /// Whether it is installed. Where `CI` is set it has to be: absence is a failure there, and no skip.
    public static var isThere: Bool {
        ProcessInfo.processInfo.environment["CI"] != nil || FileManager.default.isExecutableFile(atPath: binary)
    }

    private static let binary = "/usr/sbin/dovecot"
    public static let password = "secret"

    /// The user whose mail it is: Dovecot reads no mail as root.
    static let mailUser = ServerFolder.isRoot ? "mail" : NSUserName()

    public init() throws {
        folder = try ServerFolder("dovecot")
        (port, securePort) = (try ServerFolder.freePort(), try ServerFolder.freePort())
        try folder.make("run", "state", "mail")
        try folder.write(settings, to: "dovecot.conf")
        let status = try ServerFolder.run(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", "\(folder.path)/key.pem", "-out",
                certificate,
            ])
        guard status == 0 else { throw ServerFolder.Failure("openssl makes no certificate for the tests.") }
        if ServerFolder.isRoot {
            try ServerFolder.run("/bin/chown", ["\(Self.mailUser):\(Self.mailUser)", "\(folder.path)/mail"])
        }
        try start()
    }

    /// The certificate, which nobody else trusts.
    public var certificate: String { "\(folder.path)/certificate.pem" }

    private var settings: String {
        let user = Self.mailUser
        return """
            base_dir = \(folder.path)/run
            state_dir = \(folder.path)/state
            log_path = \(folder.path)/log
            protocols = imap
            listen = 127.0.0.1
            ssl = yes
            ssl_cert = <\(folder.path)/certificate.pem
            ssl_key = <\(folder.path)/key.pem
            disable_plaintext_auth = no
            default_internal_user = \(user)
            default_internal_group = \(user)
            default_login_user = \(user)
            first_valid_uid = 1
            mail_location = maildir:\(folder.path)/mail/%u
            passdb {
              driver = static
              args = password=\(Self.password)
            }
            userdb {
              driver = static
              args = uid=\(user) gid=\(user) home=\(folder.path)/mail/%u
            }
            service imap-login {
              chroot =
              inet_listener imap {
                port = \(port)
              }
              inet_listener imaps {
                port = \(securePort)
              }
            }
            service anvil {
              chroot =
            }
            service stats {
              chroot =
            }

            """
    }

    public func start() throws {
        let process = ServerFolder.process(Self.binary, ["-c", "\(folder.path)/dovecot.conf", "-F"])
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process = process
        try ServerFolder.waitUntil("Dovecot answers; \(log)") { ServerFolder.answers(port) }
    }

    public var log: String { folder.text(of: "log") }

    /// Stops it; its mail stays.
    public func stop() throws {
        guard let process else { return }
        kill(process.processIdentifier, SIGTERM)
        try ServerFolder.waitUntil("Dovecot stops") { !process.isRunning }
        self.process = nil
    }

    // MARK: Mail

    /// The Maildir of a user.
    public func maildir(of user: String) -> String { "\(folder.path)/mail/\(user)" }
    /// Where all Maildirs are.
    public var mailFolder: String { "\(folder.path)/mail" }

    /// Puts a mail in somebody's mailbox.
    public func deliver(_ mail: [UInt8], to user: String) throws {
        let path = maildir(of: user)
        for part in ["tmp", "new", "cur"] {
            try FileManager.default.createDirectory(atPath: "\(path)/\(part)", withIntermediateDirectories: true)
        }
        let name = "\(Int(Date().timeIntervalSince1970 * 1_000_000)).\(UUID().uuidString.prefix(8)).test"
        try Data(mail).write(to: URL(fileURLWithPath: "\(path)/tmp/\(name)"))
        try giveAway()
        try FileManager.default.moveItem(atPath: "\(path)/tmp/\(name)", toPath: "\(path)/new/\(name)")
    }

    /// Makes Dovecot the owner of what the tests have put there.
    private func giveAway() throws {
        guard ServerFolder.isRoot else { return }
        try ServerFolder.run("/bin/chown", ["-R", "\(Self.mailUser):\(Self.mailUser)", mailFolder])
    }

    /// The mails in a mailbox of somebody; of a folder such as `.Desk`, or the inbox.
    public func mails(of user: String, in folder: String = "") -> [[UInt8]] {
        let path = maildir(of: user) + (folder.isEmpty ? "" : "/\(folder)")
        return ["new", "cur"].flatMap { part in
            ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(part)")) ?? []).sorted()
                .compactMap { FileManager.default.contents(atPath: "\(path)/\(part)/\($0)").map { [UInt8]($0) } }
        }
    }

    /// Has all mail of a user numbered anew (UIDVALIDITY).
    public func renumber(_ user: String) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: maildir(of: user))
        where name.hasPrefix("dovecot") {
            try FileManager.default.removeItem(atPath: "\(maildir(of: user))/\(name)")
        }
    }

    public func end() throws {
        try stop()
        folder.remove()
    }

    deinit {
        if let process, process.isRunning { kill(process.processIdentifier, SIGTERM) }
    }
}
