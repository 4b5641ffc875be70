#if Command
    import Foundation
    import MailChannel
    import MailTransport
    import ServiceDesk
    import ServiceDeskYAML
    import Yams

    /// How a desk receives and sends mail, as a person writes it down.
    struct MailFile {
        /// A way by which mail comes in.
        enum Way {
            case lmtp(LMTPOptions)
            case imap(IMAPOptions)
            case maildir(path: String, recipient: String?)
        }

        /// Where mail goes.
        enum Outgoing {
            case smtp(SMTPClient)
            case maildir(path: String)
        }

        private(set) var options: MailOptions
        private(set) var ways: [Way] = []
        private(set) var outgoing: Outgoing?

        /// Largest file that is read, in bytes.
        private static let maximumSize = 1 << 20

        /// - Parameter guests: Where unknown writers are entered, if the file says so.
        /// - Throws: ``Failure`` of ``ExitStatus/settingsFile`` that names the line.
        init(reading path: String, guests: any DirectoryStore) throws {
            let bytes = try InputFile(path).readAll(limit: Self.maximumSize, as: "a file of mail settings")
            var map = try YAMLMap(YAMLMap.compose(bytes, named: path), "A file of mail settings", in: path)
            options = MailOptions(
                try Self.mailboxes(&map), key: try Self.key(), authentication: try Self.authentication(&map))
            options.earlierKeys = try Self.earlierKeys()
            let unknown: [(String, UnknownWriters)] = [
                ("quarantine", .quarantine), ("refuse", .refuse), ("guest", .openAsGuest(guests)),
            ]
            options.unknownWriters = try map.word("unknown-writers", of: unknown) ?? .quarantine
            options.usesPlusAddresses = try map.flag("plus-addresses") ?? true
            options.quarantineRetention = try map.span("quarantine-for") ?? options.quarantineRetention
            options.quarantineLimit =
                try map.number("quarantine-limit", in: 1...1_000_000) ?? options.quarantineLimit
            if let link = try map.text("link") {
                options.link = { number in link.replacing("{number}", with: "\(number)") }
            }
            ways = try map.list("receive").map { try Self.way($0, in: path) }
            outgoing = try map.value("send").map { try Self.outgoing($0, in: path) }
            try map.finish()
        }

        // MARK: Mailboxes

        private static func mailboxes(_ map: inout YAMLMap) throws -> [Mailbox] {
            let (nodes, file) = (try map.list("mailboxes"), map.file)
            guard !nodes.isEmpty else {
                throw map.mistake("No mailbox: [{address: it@example.org, name: IT, team: it}].")
            }
            return try nodes.map { node in
                var map = try YAMLMap(node, "A mailbox", in: file)
                let address = try map.required("address", of: "A mailbox")
                guard address.contains("@") else { throw map.mistake("“\(address)” is no mail address.") }
                var mailbox = Mailbox(
                    address, name: try map.text("name") ?? address,
                    team: Team.ID(try map.required("team", of: "A mailbox")))
                mailbox.service = try map.text("service").map { Service.ID($0) }
                mailbox.language = try map.text("language").map { Language($0) }
                mailbox.isConfidential = try map.flag("confidential") ?? false
                if let services = map.value("services") {
                    guard let mapping = services.mapping else {
                        throw map.mistake("“services” has a service for each detail: {vpn: vpn-access}.", at: services)
                    }
                    mailbox.services = Dictionary(
                        mapping.compactMap { key, value in
                            guard let detail = key.scalar?.string, let id = value.scalar?.string else { return nil }
                            return (detail.lowercased(), Service.ID(id))
                        }, uniquingKeysWith: { first, _ in first })
                }
                try map.finish()
                return mailbox
            }
        }

        private static func authentication(_ map: inout YAMLMap) throws -> SenderAuthentication {
            guard let node = map.value("writers-vouched-by") else {
                throw map.mistake(
                    "It needs “writers-vouched-by”: {results: mx.example.org} where that server writes "
                        + "Authentication-Results, or server where it accepts only writers that it knows.")
            }
            if node.scalar?.string == "server" { return .vouchedByServer }
            var inner = try YAMLMap(node, "“writers-vouched-by”", in: map.file)
            let name = try inner.required("results", of: "“writers-vouched-by”")
            try inner.finish()
            return .results(by: name)
        }

        // MARK: Secrets

        private static func key() throws -> MailKey {
            guard let key = environment("DESK_MAIL_KEY").flatMap({ MailKey($0) }) else {
                throw Failure(
                    .usage, "DESK_MAIL_KEY is what signs mail: at least \(MailKey.minimumLength) characters.")
            }
            return key
        }

        private static func earlierKeys() throws -> [MailKey] {
            try (environment("DESK_MAIL_EARLIER_KEYS") ?? "").split(separator: " ").map { secret in
                guard let key = MailKey(String(secret)) else {
                    throw Failure(
                        .usage, "DESK_MAIL_EARLIER_KEYS has keys of at least \(MailKey.minimumLength) characters.")
                }
                return key
            }
        }

        /// A secret stands in the environment or in a file of its own, and this file says where.
        private static func credentials(_ map: inout YAMLMap) throws -> MailCredentials? {
            guard let user = try map.text("user") else { return nil }
            let places = [
                (try map.text("password-in")).map { SecretPlace.password($0) },
                (try map.text("token-in")).map { SecretPlace.token($0) },
                (try map.text("token-file")).map { SecretPlace.tokenFile($0) },
            ].compactMap { $0 }
            guard places.count == 1 else {
                throw map.mistake(
                    "“user” needs one of “password-in” and “token-in”, the name of the environment variable with the "
                        + "secret, and “token-file”, the file in which another program keeps the token.")
            }
            return MailCredentials(user: user, proof: try places[0].proof(of: user))
        }

        /// Where a secret is.
        enum SecretPlace {
            case password(_ variable: String)
            case token(_ variable: String)
            /// It is read for each connection: tokens are renewed.
            case tokenFile(_ path: String)

            private static let maximumSize = 16 << 10

            func proof(of user: String) throws -> MailCredentials.Proof {
                switch self {
                case .password(let name): return .password(try Self.value(of: name, for: user))
                case .token(let name):
                    let token = try Self.value(of: name, for: user)
                    return .bearerToken { token }
                case .tokenFile(let path): return .bearerToken { try Self.token(in: path) }
                }
            }

            private static func value(of name: String, for user: String) throws -> String {
                guard let secret = environment(name) else {
                    throw Failure(.usage, "\(name) is to hold the secret of “\(user)”, and is not set.")
                }
                return secret
            }

            private static func token(in path: String) throws -> String {
                let bytes: Data
                do {
                    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
                    bytes = try file.read(upToCount: maximumSize) ?? Data()
                } catch {
                    throw MailTransportError(
                        .notAuthenticated,
                        "“\(path)”, which “token-file” names, cannot be read; is it there, and may the desk read it?")
                }
                let token = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
                guard !token.isEmpty, bytes.count < maximumSize else {
                    throw MailTransportError(.notAuthenticated, "“\(path)” has no token, or what is in it is none.")
                }
                return token
            }
        }

        // MARK: Ways

        private static func way(_ node: Node, in file: String) throws -> Way {
            var map = try YAMLMap(node, "A way by which mail comes", in: file)
            let way: Way
            if let address = try map.text("lmtp") {
                way = .lmtp(LMTPOptions(try lmtpAddress(address, map)))
            } else if let host = try map.text("imap") {
                way = .imap(try imap(host, &map))
            } else if let path = try map.text("maildir") {
                way = .maildir(path: path, recipient: try map.text("recipient"))
            } else {
                throw map.mistake("A way by which mail comes is “imap”, “lmtp” or “maildir”.", at: node)
            }
            try map.finish()
            return way
        }

        private static func lmtpAddress(_ text: String, _ map: YAMLMap) throws -> LMTPOptions.Address {
            if text.hasPrefix("unix:") { return .unixSocket(String(text.dropFirst("unix:".count))) }
            guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
                (0...65_535).contains(port), colon != text.startIndex
            else { throw map.mistake("“lmtp” is 127.0.0.1:2400 or unix:/run/desk/lmtp, not “\(text)”.") }
            return .host(String(text[..<colon]), port: port)
        }

        private static func imap(_ host: String, _ map: inout YAMLMap) throws -> IMAPOptions {
            let endpoint = try endpoint(host, &map, ports: (tls: 993, startTLS: 143, plain: 143))
            guard let credentials = try credentials(&map) else { throw map.mistake("“imap” needs “user”.") }
            var options = IMAPOptions(endpoint, credentials: credentials)
            options.mailbox = try map.text("mailbox") ?? options.mailbox
            options.recipient = try map.text("recipient")
            if let interval = try map.span("every") { options.interval = .seconds(max(1, interval)) }
            let (target, refused) = (try map.text("move-to"), try map.text("refused-to"))
            if try map.flag("keep") ?? false {
                guard target == nil, refused == nil else {
                    throw map.mistake("“keep” leaves mail where it is; “move-to” and “refused-to” do not go with it.")
                }
                options.afterwards = .keep
            } else if case .move(let usual, let usualRefused) = options.afterwards {
                options.afterwards = .move(to: target ?? usual, refused: refused ?? usualRefused)
            }
            return options
        }

        private static func endpoint(
            _ host: String, _ map: inout YAMLMap, ports: (tls: Int, startTLS: Int, plain: Int)
        ) throws -> MailServerEndpoint {
            let words: [(String, MailServerEndpoint.Security)] = [
                ("tls", .tls), ("starttls", .startTLS), ("none", .plain),
            ]
            let security = try map.word("security", of: words) ?? .tls
            let usual =
                switch security {
                case .tls: ports.tls
                case .startTLS: ports.startTLS
                case .plain: ports.plain
                }
            return MailServerEndpoint(
                host: host, port: try map.number("port", in: 1...65_535) ?? usual, security: security,
                trustRootsFile: try map.text("trust"))
        }

        private static func outgoing(_ node: Node, in file: String) throws -> Outgoing {
            var map = try YAMLMap(node, "“send”", in: file)
            let outgoing: Outgoing
            if let host = try map.text("smtp") {
                let endpoint = try endpoint(host, &map, ports: (tls: 465, startTLS: 587, plain: 25))
                var options = SMTPOptions()
                options.name = try map.text("name") ?? options.name
                outgoing = .smtp(SMTPClient(endpoint, credentials: try credentials(&map), options: options))
            } else if let path = try map.text("maildir") {
                outgoing = .maildir(path: path)
            } else {
                throw map.mistake("“send” is {smtp: HOST} or {maildir: PATH}.", at: node)
            }
            try map.finish()
            return outgoing
        }
    }
#endif
