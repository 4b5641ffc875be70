/// Where a store is, as people write it: `sqlite:desk.sqlite`, `memory:`,
/// `postgres://user@host1,host2/db?schema=desk`.
///
/// Every part is decoded from percent signs by itself: a password with an `@`, or the path of a socket as a host, is
/// written `%40`, `%2F`. The command and the benchmarks take it; a host that configures its store by text can too.
public enum StoreURL: Hashable, Sendable {
    case memory
    /// A path in the file system; not in a network’s.
    case sqlite(path: String)
    case postgreSQL(Database)

    /// A desk in a PostgreSQL database.
    public struct Database: Hashable, Sendable {
        /// libpq’s connection parameters by their names.
        public var parameters: [String: String]
        /// `nil` for the usual one.
        public var schema: String?
        /// Whether a pooler gives each transaction another connection.
        public var isBehindPooler: Bool
        /// How long a call may take, in seconds; `nil` for as long as usual.
        public var timeout: Int?

        public init(
            parameters: [String: String], schema: String? = nil, isBehindPooler: Bool = false, timeout: Int? = nil
        ) {
            self.parameters = parameters
            self.schema = schema
            self.isBehindPooler = isBehindPooler
            self.timeout = timeout
        }
    }

    /// Reads a URL; whatever has no scheme of these is the path of an SQLite file.
    ///
    /// Of `postgres://user:password@host:port,host:port/database?name=value&…` all is optional. `schema` names the
    /// desk’s schema, `pooled=true` tells of a pooler in between, `timeout` is how many seconds a call may take; any
    /// other name is a connection parameter of libpq (PostgreSQL, 34.1.2), such as `sslmode`.
    ///
    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery`` that says what is wrong, without any password.
    public init(_ text: String) throws(StoreError) {
        if text == "memory:" {
            self = .memory
        } else if let rest = text.rest(after: "sqlite:") {
            let path = try rest.percentDecoded("path")
            guard !path.isEmpty else { throw .url("it names no file") }
            self = .sqlite(path: path.hasPrefix("///") ? String(path.dropFirst(2)) : path)
        } else if let rest = text.rest(after: "postgres://") ?? text.rest(after: "postgresql://") {
            self = try Self.postgreSQL(rest)
        } else if let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://") {
            throw .url("“\(text[..<colon].prefix(40))” is none of sqlite, postgres and memory")
        } else {
            guard !text.isEmpty else { throw .url("it is empty") }
            self = .sqlite(path: text)
        }
    }

    private static func postgreSQL(_ text: Substring) throws(StoreError) -> StoreURL {
        let (address, query) = text.cut(at: "?")
        let (authority, database) = address.cut(at: "/")
        var parameters: [String: String] = [:]
        var hosts = authority
        if let at = authority.lastIndex(of: "@") {
            let (user, password) = authority[..<at].cut(at: ":")
            if !user.isEmpty { parameters["user"] = try user.percentDecoded("user") }
            parameters["password"] = try password?.percentDecoded("password")
            hosts = authority[authority.index(after: at)...]
        }
        if !hosts.isEmpty { try read(hosts, into: &parameters) }
        if let database, !database.isEmpty { parameters["dbname"] = try database.percentDecoded("database") }
        var found = Database(parameters: parameters)
        for item in (query ?? "").split(separator: "&") {
            let (name, value) = item.cut(at: "=")
            let key = try name.percentDecoded("query")
            guard let value, !key.isEmpty else { throw .url("“\(key.prefix(40))” has no value") }
            let decoded = try value.percentDecoded(key)
            try found.take(key, decoded)
        }
        return .postgreSQL(found)
    }

    /// Hosts with their ports, as libpq has them: two lists.
    private static func read(_ hosts: Substring, into parameters: inout [String: String]) throws(StoreError) {
        var (names, ports): ([String], [String]) = ([], [])
        for host in hosts.split(separator: ",", omittingEmptySubsequences: false) {
            var (name, port) = (host, Substring())
            // An address of IPv6 has colons of its own, in brackets.
            if host.first == "[", let end = host.firstIndex(of: "]") {
                name = host[host.index(after: host.startIndex)..<end]
                port = host[host.index(after: end)...]
                guard port.isEmpty || port.first == ":" else { throw .url("“\(host.prefix(80))” is no host") }
                port = port.dropFirst()
            } else if let colon = host.lastIndex(of: ":") {
                (name, port) = (host[..<colon], host[host.index(after: colon)...])
            }
            guard port.allSatisfy(\.isASCII), port.isEmpty || UInt16(port) != nil else {
                throw .url("“\(port.prefix(40))” is no port")
            }
            names.append(try name.percentDecoded("host"))
            ports.append(String(port))
        }
        parameters["host"] = names.joined(separator: ",")
        if ports.contains(where: { !$0.isEmpty }) { parameters["port"] = ports.joined(separator: ",") }
    }
}

extension StoreURL: CustomStringConvertible {
    /// The URL again, without its password.
    public var description: String {
        switch self {
        case .memory: "memory:"
        case .sqlite(let path): path
        case .postgreSQL(let database): database.url
        }
    }
}

extension StoreURL.Database {
    fileprivate mutating func take(_ name: String, _ value: String) throws(StoreError) {
        switch name {
        case "schema": schema = value
        case "pooled":
            guard let isPooled = Bool(value) else { throw .url("pooled is true or false") }
            isBehindPooler = isPooled
        case "timeout":
            guard let seconds = Int(value), (1...86_400).contains(seconds) else {
                throw .url("timeout is a number of seconds from 1 to 86400")
            }
            timeout = seconds
        default: parameters[name] = value
        }
    }

    fileprivate var url: String {
        var parameters = parameters
        func take(_ name: String) -> String { (parameters.removeValue(forKey: name) ?? "").percentEncoded }
        func list(_ name: String) -> [Substring] {
            (parameters.removeValue(forKey: name) ?? "").split(separator: ",", omittingEmptySubsequences: false)
        }
        parameters["password"] = nil
        let (user, database) = (take("user"), take("dbname"))
        let (hosts, ports) = (list("host"), list("port"))
        let places = hosts.enumerated().map { index, host in
            let port = index < ports.count ? ports[index] : ""
            let name = host.contains(":") ? "[\(host)]" : String(host).percentEncoded
            return name + (port.isEmpty ? "" : ":\(port)")
        }
        let own = [
            schema.map { "schema=\($0.percentEncoded)" }, isBehindPooler ? "pooled=true" : nil,
            timeout.map { "timeout=\($0)" },
        ]
        let items = own.compactMap { $0 }
            + parameters.sorted { $0.key < $1.key }.map { "\($0.key.percentEncoded)=\($0.value.percentEncoded)" }
        return "postgres://" + (user.isEmpty ? "" : user + "@") + places.joined(separator: ",")
            + (database.isEmpty ? "" : "/" + database) + (items.isEmpty ? "" : "?" + items.joined(separator: "&"))
    }
}

extension StoreError {
    fileprivate static func url(_ what: String) -> StoreError {
        StoreError(
            .invalidQuery, "That is not the URL of a store: \(what). Write a path, sqlite:PATH, memory: or "
                + "postgres://USER@HOST/DATABASE?schema=NAME.")
    }
}

extension String {
    fileprivate func rest(after prefix: String) -> Substring? {
        hasPrefix(prefix) ? dropFirst(prefix.count) : nil
    }
}

extension String {
    /// Everything but letters, digits and `-._~` of ASCII (RFC 3986, 2.3) as percent signs with two digits.
    fileprivate var percentEncoded: String {
        var text = ""
        for byte in utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: text.unicodeScalars.append(.init(byte))
            default: text += "%" + HexDigits.string([byte]).uppercased()
            }
        }
        return text
    }
}

extension StringProtocol {
    fileprivate func percentDecoded(_ part: String) throws(StoreError) -> String {
        var (bytes, rest) = ([UInt8](), Array(utf8)[...])
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = [rest.popFirst(), rest.popFirst()].compactMap { $0.flatMap(HexDigits.value) }
            guard digits.count == 2 else {
                throw .url("in the \(part), a % is not followed by two hexadecimal digits (% itself is %25)")
            }
            bytes.append(digits[0] << 4 | digits[1])
        }
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw .url("the \(part) is not UTF-8")
        }
        return text
    }
}

extension Substring {
    /// What is before the first of a character, and what behind it; `nil` where there is none.
    fileprivate func cut(at separator: Character) -> (head: Substring, tail: Substring?) {
        guard let place = firstIndex(of: separator) else { return (self, nil) }
        return (self[..<place], self[index(after: place)...])
    }
}
