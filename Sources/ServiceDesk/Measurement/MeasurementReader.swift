/// Reads the measurements of a block one after the other, without making a value of each: millions of them are added
/// up at once.
struct MeasurementReader {
    /// The first byte: which form it is.
    static let form: UInt8 = 1

    enum Code: UInt8 {
        case opened = 1
        case answered, ended, reopened, came, left, met, missed, promise

        /// What it does to the number of open requests of its team.
        var balance: Int {
            switch self {
            case .opened, .reopened, .came: 1
            case .ended, .left: -1
            case .answered, .met, .missed, .promise: 0
            }
        }
    }

    enum Holder: UInt8 {
        case nobody = 0
        case own, team, supplier, requester, other
    }

    /// Traits by the places of their names; -1 for none.
    struct TraitPlaces {
        var team, service, channel, department, language, kind: Int
        var priority: Int
    }

    struct Entry {
        var code: Code
        /// Since 1970.
        var seconds: Int64
        var traits: Int
    }

    struct Ending {
        var manner: RequestMeasurement.Ending.Manner
        var answers, reopenings, transfers, returns: Int
        /// How many stretches follow.
        var stretches: Int
    }

    struct Stretch {
        var holder: Holder
        /// Of the team, the supplier or the reason; -1 for none.
        var name: Int
        var startsBeforeEnd: Int64
        var seconds: Int64
    }

    private(set) var names: [String] = []
    private(set) var traits: [TraitPlaces] = []
    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    private var lastTime: Int64 = 0

    static let damage = DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "These bytes are no measurements."))

    /// - Parameter bytes: Must outlive the reader.
    /// - Throws: `DecodingError`.
    init(_ bytes: UnsafeRawBufferPointer) throws {
        self.bytes = bytes
        guard bytes.first == Self.form else { throw Self.damage }
        position = 1
        for _ in 0..<(try count()) {
            let length = try count()
            guard length <= bytes.count - position else { throw Self.damage }
            names.append(String(decoding: bytes[position..<position + length], as: UTF8.self))
            position += length
        }
        for _ in 0..<(try count()) { traits.append(try traitPlaces()) }
    }

    private mutating func traitPlaces() throws -> TraitPlaces {
        let (team, service, channel) = (try place(), try place(), try place())
        let (department, language, kind) = (try place(), try place(), try place())
        guard channel >= 0, kind >= 0 else { throw Self.damage }
        return TraitPlaces(
            team: team, service: service, channel: channel, department: department, language: language, kind: kind,
            priority: try count())
    }

    /// Of a name; -1 for none.
    private mutating func place() throws -> Int {
        let place = try count() - 1
        guard place < names.count else { throw Self.damage }
        return place
    }

    // MARK: Going on

    /// The next measurement; what belongs to it must be read before the one after it.
    mutating func next() throws -> Entry? {
        guard position < bytes.count else { return nil }
        guard let code = Code(rawValue: bytes[position]) else { throw Self.damage }
        position += 1
        let delta = try varint()
        lastTime &+= Int64(bitPattern: delta >> 1) ^ -Int64(bitPattern: delta & 1)
        return Entry(code: code, seconds: lastTime, traits: try count())
    }

    mutating func ending() throws -> Ending {
        guard position < bytes.count, let manner = RequestMeasurement.Ending.Manner(rawValue: bytes[position]) else {
            throw Self.damage
        }
        position += 1
        return Ending(
            manner: manner, answers: try count(), reopenings: try count(), transfers: try count(),
            returns: try count(), stretches: try count())
    }

    mutating func stretch() throws -> Stretch {
        guard position < bytes.count, let holder = Holder(rawValue: bytes[position]) else { throw Self.damage }
        position += 1
        var name = -1
        switch holder {
        case .team, .supplier, .other:
            name = try count()
            guard name < names.count else { throw Self.damage }
        case .nobody, .own, .requester: break
        }
        return Stretch(
            holder: holder, name: name, startsBeforeEnd: Int64(try count()), seconds: Int64(try count()))
    }

    /// A number with one bit below it.
    mutating func flagged() throws -> (value: Int, isSet: Bool) {
        let value = try count()
        return (value >> 1, value & 1 == 1)
    }

    /// The name of a clock, or of a promise.
    mutating func name() throws -> Int {
        let name = try count()
        guard name < names.count else { throw Self.damage }
        return name
    }

    /// Not below zero.
    private mutating func count() throws -> Int {
        guard let value = Int(exactly: try varint()) else { throw Self.damage }
        return value
    }

    @inline(__always)
    private mutating func varint() throws -> UInt64 {
        var (value, shift): (UInt64, UInt64) = (0, 0)
        while position < bytes.count, shift < 64 {
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw Self.damage
    }
}

// MARK: - Whole values

extension MeasurementReader {
    /// What belongs to a measurement, as a value.
    mutating func fact(_ entry: Entry, of traits: RequestMeasurement.Traits) throws -> RequestMeasurement.Fact {
        switch entry.code {
        case .opened: return .opened
        case .reopened: return .reopened
        case .came: return .came
        case .left: return .left
        case .answered:
            let (seconds, isFirst) = try flagged()
            return .answered(afterSeconds: Int64(seconds), isFirst: isFirst)
        case .met: return .met(SLATarget.Name(names[try name()]))
        case .missed:
            let (name, wasMet) = try flagged()
            guard name < names.count else { throw Self.damage }
            return .missed(SLATarget.Name(names[name]), wasMet: wasMet)
        case .promise:
            let words = names[try name()].split(separator: " ").map(String.init)
            guard words.count == 2, let subject = PromiseChange.Subject(rawValue: words[0]),
                let outcome = PromiseChange.Outcome(rawValue: words[1])
            else { throw Self.damage }
            return .promise(subject, outcome)
        case .ended: return .ended(try wholeEnding(of: traits))
        }
    }

    private mutating func wholeEnding(of traits: RequestMeasurement.Traits) throws -> RequestMeasurement.Ending {
        let head = try ending()
        var stretches: [RequestMeasurement.Stretch] = []
        for _ in 0..<head.stretches {
            let stretch = try stretch()
            let name = stretch.name < 0 ? "" : names[stretch.name]
            let holder: Holding.Holder
            switch stretch.holder {
            case .nobody: holder = .nobody
            case .requester: holder = .requester
            case .own: holder = traits.team.map(Holding.Holder.team) ?? .nobody
            case .team: holder = .team(Team.ID(name))
            case .supplier: holder = .supplier(Supplier.ID(name))
            case .other:
                guard let reason = Pending.Reason(rawValue: name) else { throw Self.damage }
                holder = .other(reason)
            }
            stretches.append(
                RequestMeasurement.Stretch(
                    holder, startsBeforeEnd: stretch.startsBeforeEnd, seconds: stretch.seconds))
        }
        return RequestMeasurement.Ending(
            head.manner, stretches: stretches, answers: head.answers, reopenings: head.reopenings,
            transfers: head.transfers, returns: head.returns)
    }
}

extension RequestMeasurement.Traits {
    init(_ places: MeasurementReader.TraitPlaces, in names: [String]) throws {
        func name(_ place: Int) -> String? { place < 0 ? nil : names[place] }
        guard let kind = RequestKind(rawValue: names[places.kind]), let priority = Priority(rawValue: places.priority)
        else { throw MeasurementReader.damage }
        self.init(
            team: name(places.team).map { Team.ID($0) }, service: name(places.service).map { Service.ID($0) },
            channel: ChannelName(names[places.channel]),
            department: name(places.department).map { Department.ID($0) },
            language: name(places.language).map { Language($0) }, kind: kind, priority: priority)
    }
}

extension RequestMeasurement.Fact {
    var code: MeasurementReader.Code {
        switch self {
        case .opened: .opened
        case .answered: .answered
        case .ended: .ended
        case .reopened: .reopened
        case .came: .came
        case .left: .left
        case .met: .met
        case .missed: .missed
        case .promise: .promise
        }
    }
}
