/// Something of the host that a request is about: a device, an invoice, a payslip. The desk knows its name only; what
/// it is and who may see it the host says (``ThingSource``).
public struct Thing: Hashable, Comparable, Sendable {
    /// What sort of thing: `device`, `invoice`. Without a colon.
    public struct Kind: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public var kind: Kind
    /// The host’s own name for it: `LT-4711`.
    public var id: String

    public init(_ kind: Kind, _ id: String) { (self.kind, self.id) = (kind, id) }

    // Byte for byte, as identifiers are.
    public static func == (left: Thing, right: Thing) -> Bool {
        left.kind == right.kind && left.id.utf8.elementsEqual(right.id.utf8)
    }

    public static func < (left: Thing, right: Thing) -> Bool {
        left.kind == right.kind ? left.id.utf8.lexicographicallyPrecedes(right.id.utf8) : left.kind < right.kind
    }
}

extension Thing: TextCodable, LosslessStringConvertible, Codable {
    /// `device:LT-4711`.
    public var description: String { "\(kind):\(id)" }

    public init?(_ description: String) {
        guard let colon = description.firstIndex(of: ":") else { return nil }
        (kind, id) = (Kind(String(description[..<colon])), String(description[description.index(after: colon)...]))
        guard isValid else { return nil }
    }

    var isValid: Bool {
        kind.isValid && !kind.rawValue.contains(":") && (1...200).contains(id.utf8.count)
            && id.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }

    public init(from decoder: any Decoder) throws { try self.init(text: decoder) }
    public func encode(to encoder: any Encoder) throws { try encode(text: encoder) }
}

/// Where the host’s things of one kind come from.
///
/// Asked whenever somebody looks at a request that is about one, and when one is named. An answer is for that viewer
/// alone: whoever is told nothing of a thing sees nothing of it. While a source throws, its things are shown to nobody.
public protocol ThingSource: Sendable {
    var kind: Thing.Kind { get }
    /// What a viewer may know of these things; those that are not there, or not for this viewer, are left out.
    ///
    /// - Parameter ids: At most ``Desk/maximumThings``.
    func things(_ ids: [String], for viewer: Viewer) async throws -> [ThingDescription]
}

/// What people see of a thing.
public struct ThingDescription: Hashable, Sendable, Codable {
    /// What it is called.
    public var thing: Thing
    /// One line: `Laptop of Anna`.
    public var title: String
    /// Where the host shows it; `nil` where it does not.
    public var address: String?

    public init(_ thing: Thing, title: String, address: String? = nil) {
        (self.thing, self.title, self.address) = (thing, title, address)
    }
}

extension Request {
    /// What it is about.
    func concern(_ command: RequestCommand, in context: DecisionContext) throws(Rejection) -> [RequestEvent] {
        var about = self.about
        switch command {
        case .addThing(let thing):
            guard thing.isValid else {
                throw .invalidField("thing", "A thing is named by its kind and the host’s id: device:LT-4711.")
            }
            guard about.insert(thing) else { return [] }
            try context.limits.check(count: about.count, "things", limit: Desk.maximumThings)
        case .removeThing(let thing): guard about.remove(thing) else { return [] }
        default: return []
        }
        return [.aboutChanged(about)]
    }
}
