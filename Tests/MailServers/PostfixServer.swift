import Foundation

/// A Postfix of one's own: what is for the desk goes to its LMTP, what is for people to folders.
public final class PostfixServer: Sendable {
    /// Where it takes mail.
    public let port: Int
    private let folder: ServerFolder

    /// Whether it is installed, and may be started: its master runs as root. Where `CI` is set root has to have it.
    public static var isThere: Bool {
        let isMeant = ProcessInfo.processInfo.environment["CI"] != nil
        return ServerFolder.isRoot && (isMeant || FileManager.default.isExecutableFile(atPath: binary))
    }

    private static let binary = "/usr/sbin/postfix"

    /// - Parameters:
    ///   - lmtpPort: Where the mail of the domain `desk.example` goes.
    ///   - people: A folder, in which each user of `firm.example` has a Maildir of their name.
    ///   - users: Those who have one.
    ///   - boxes: Addresses of the desk whose mail goes to such a folder, too, for it to be fetched there.
    public init(lmtpPort: Int, people: String, users: [String], boxes: [String] = []) throws {
        port = try ServerFolder.freePort()
        folder = try ServerFolder("postfix")
        try folder.make("spool", "data")
        let owners = try ServerFolder.run("/bin/chown", ["postfix", "\(folder.path)/data"])
        guard owners == 0 else { throw ServerFolder.Failure("There is no user postfix.") }
        try folder.write(main(lmtpPort, people, users, boxes), to: "main.cf")
        try folder.write(master, to: "master.cf")
        guard try ServerFolder.run(Self.binary, ["-c", folder.path, "start"]) == 0 else {
            throw ServerFolder.Failure("Postfix does not start; \(log)")
        }
        try ServerFolder.waitUntil("Postfix answers; \(log)") { ServerFolder.answers(port) }
    }

    private func main(_ lmtpPort: Int, _ people: String, _ users: [String], _ boxes: [String]) -> String {
        let homes = users.map { "{\($0)@firm.example = \($0)/}" } + boxes.map { "{\($0)@desk.example = \($0)/}" }
        let ways =
            boxes.map { "{\($0)@desk.example = virtual:}" } + ["{desk.example = lmtp:inet:127.0.0.1:\(lmtpPort)}"]
        return """
            compatibility_level = 3.6
            queue_directory = \(folder.path)/spool
            data_directory = \(folder.path)/data
            command_directory = /usr/sbin
            daemon_directory = /usr/lib/postfix/sbin
            mail_owner = postfix
            setgid_group = postdrop
            myhostname = mx.desk.example
            mydestination =
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            mynetworks = 127.0.0.0/8
            smtpd_relay_restrictions = permit_mynetworks, reject
            virtual_mailbox_domains = firm.example desk.example
            virtual_mailbox_base = \(people)
            virtual_mailbox_maps = inline:{\(homes.joined(separator: ", "))} static:desk
            virtual_uid_maps = static:\(Self.number("-u"))
            virtual_gid_maps = static:\(Self.number("-g"))
            virtual_minimum_uid = 1
            virtual_mailbox_limit = 0
            transport_maps = inline:{\(ways.joined(separator: ", "))}
            recipient_delimiter = +
            message_size_limit = 40000000
            minimal_backoff_time = 1s
            maximal_backoff_time = 2s
            queue_run_delay = 1s
            maillog_file = \(folder.path)/maillog
            maillog_file_prefixes = \(folder.path)
            smtp_dns_support_level = disabled

            """
    }

    private var master: String {
        """
        127.0.0.1:\(port) inet n - n - - smtpd
        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 1 1 qmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        verify unix - - n - 1 verify
        flush unix n - n 1000? 0 flush
        proxymap unix - - n - - proxymap
        smtp unix - - n - - smtp
        relay unix - - n - - smtp
        error unix - - n - - error
        retry unix - - n - - error
        discard unix - - n - - discard
        virtual unix - n n - - virtual
        lmtp unix - - n - - lmtp
        anvil unix - - n - 1 anvil
        scache unix - - n - 1 scache
        postlog unix-dgram n - n - 1 postlogd

        """
    }

    private static func number(_ flag: String) -> Int {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/id")
        process.arguments = [flag, DovecotServer.mailUser]
        let pipe = Pipe()
        process.standardOutput = pipe
        guard (try? process.run()) != nil else { return 8 }
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 8
    }

    public var log: String { folder.text(of: "maillog") }

    deinit {
        // Of a test that ended early. Of one that has ended it well there is nothing left to stop.
        if FileManager.default.fileExists(atPath: folder.path) { try? end() }
    }

    public func end() throws {
        try ServerFolder.run(Self.binary, ["-c", folder.path, "stop"])
        folder.remove()
    }
}
