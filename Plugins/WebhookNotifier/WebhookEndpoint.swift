import Foundation

/// Where a webhook leads: an `https` URL, or an `http` one within the ranges that are listed.
public struct WebhookEndpoint: Hashable, Sendable {
    let scheme: String
    /// A name or an address, in lower case and without brackets.
    let host: String
    let port: Int
    let url: String

    /// Longest URL, in bytes.
    private static let maximumLength = 2_048

    /// Reads a URL; `nil` for what is no URL of a webhook: another scheme, a user, a fragment, a port that there is
    /// not, characters that are not percent-encoded, a name that is not in its ASCII form.
    public init?(_ text: String) {
        guard text.utf8.count <= Self.maximumLength, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C }),
            let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            ["http", "https"].contains(scheme), parts.user == nil, parts.password == nil, parts.fragment == nil,
            let host = parts.encodedHost?.lowercased()
        else { return nil }
        let port = parts.port ?? (scheme == "https" ? 443 : 80)
        guard (1...65_535).contains(port) else { return nil }
        let bare = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        guard Self.isHost(bare) else { return nil }
        self.scheme = scheme
        self.host = bare
        self.port = port
        let authority = bare.contains(":") ? "[\(bare)]" : bare
        let path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
        url = "\(scheme)://\(authority):\(port)\(path)" + (parts.percentEncodedQuery.map { "?\($0)" } ?? "")
    }

    private static func isHost(_ text: String) -> Bool {
        if text.contains(":") { return IPAddress(text) != nil }
        return (1...253).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x2E
                    || byte == 0x5F
            }
    }
}

extension WebhookEndpoint: CustomStringConvertible, CustomReflectable {
    /// Without path and query, which are often a secret.
    public var description: String { "\(scheme)://\(host):\(port)" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Finds the addresses of a name.
public protocol NameResolver: Sendable {
    /// - Returns: At least one, best first.
    /// - Throws: Where there is none, or nobody says.
    func addresses(of host: String) async throws -> [IPAddress]
}

/// Asks as every program of the machine does (`getaddrinfo`).
public struct SystemResolver: NameResolver {
    public init() {}

    public func addresses(of host: String) async throws -> [IPAddress] {
        let (answers, continuation) = AsyncStream<Result<[IPAddress], any Error>>.makeStream()
        // It blocks, for many seconds where nobody answers, and cannot be cancelled: not on a thread of tasks.
        DispatchQueue.global().async {
            continuation.yield(Result { try Self.lookUp(host) })
            continuation.finish()
        }
        for await answer in answers { return try answer.get() }
        throw CancellationError()
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private static func lookUp(_ host: String) throws -> [IPAddress] {
        var hints = addrinfo()
        hints.ai_flags = AI_ADDRCONFIG
        #if os(Linux)
            hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
            hints.ai_socktype = SOCK_STREAM
        #endif
        var first: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, nil, &hints, &first)
        guard code == 0 else { throw Failure(description: String(cString: gai_strerror(code))) }
        defer { freeaddrinfo(first) }
        var (addresses, next): ([IPAddress], UnsafeMutablePointer<addrinfo>?) = ([], first)
        while let info = next?.pointee {
            next = info.ai_next
            guard let address = info.ai_addr else { continue }
            switch info.ai_family {
            case AF_INET:
                let bytes = UnsafeRawPointer(address).load(as: sockaddr_in.self).sin_addr
                addresses.append(IPAddress(bytes: withUnsafeBytes(of: bytes) { Array($0) }))
            case AF_INET6:
                let bytes = UnsafeRawPointer(address).load(as: sockaddr_in6.self).sin6_addr
                addresses.append(IPAddress(bytes: withUnsafeBytes(of: bytes) { Array($0) }))
            default: break
            }
        }
        return addresses
    }
}
