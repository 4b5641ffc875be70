/// Measurements as a store keeps them: some bytes of which it knows the day, the team and what they do to the number of
/// open requests.
///
/// The form is short, since a year of a large desk is read at once: names stand in a table at the beginning, numbers
/// take as many bytes as they need, times count from the one before. It is a copy of what the journal says, made anew
/// from it where a later version writes another form.
public struct MeasurementBlock: Hashable, Sendable {
    /// Days since 1970, in UTC; `nil` where they are of several days or teams, as a commit writes them.
    public var place: Place?
    /// What it does to the number of open requests, without what is owed.
    public var balance: Int
    public var content: [UInt8]

    public struct Place: Hashable, Sendable {
        public var day: Int
        public var team: Team.ID?

        public init(day: Int, team: Team.ID?) { (self.day, self.team) = (day, team) }
    }

    /// A block as a store keeps it.
    public init(place: Place?, balance: Int, content: [UInt8]) {
        (self.place, self.balance, self.content) = (place, balance, content)
    }

    public init(_ measurements: [RequestMeasurement], place: Place? = nil) {
        var writer = MeasurementWriter()
        for measurement in measurements { writer.write(measurement) }
        self.init(
            place: place, balance: measurements.reduce(0) { $0 + $1.balance }, content: writer.content)
    }

    /// - Throws: `DecodingError` where the bytes are no measurements.
    public func measurements() throws -> [RequestMeasurement] {
        var found: [RequestMeasurement] = []
        try content.withUnsafeBytes { bytes in
            var reader = try MeasurementReader(bytes)
            let traits = try reader.traits.map { try RequestMeasurement.Traits($0, in: reader.names) }
            while let entry = try reader.next() {
                guard traits.indices.contains(entry.traits) else { throw MeasurementReader.damage }
                let fact = try reader.fact(entry, of: traits[entry.traits])
                found.append(
                    RequestMeasurement(fact, at: Timestamp(seconds: entry.seconds), traits: traits[entry.traits]))
            }
        }
        return found
    }

    /// The teams of which it tells.
    ///
    /// - Throws: ``StoreError`` of code ``StoreError/Code/damaged``.
    func teams() throws -> [Team.ID] {
        if let place { return place.team.map { [$0] } ?? [] }
        do {
            return try content.withUnsafeBytes { bytes in
                let reader = try MeasurementReader(bytes)
                return reader.traits.compactMap { $0.team < 0 ? nil : Team.ID(reader.names[$0.team]) }
            }
        } catch let error as DecodingError {
            throw StoreError.unreadableMeasurements(error)
        }
    }

    /// How large a block of one day and team grows before another one is begun, in bytes.
    public static let fullSize = 64 << 10

    /// Whether nothing is added to it any more.
    public var isFull: Bool { content.count >= Self.fullSize }
}

extension MeasurementBlock.Place: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        (left.day, left.team?.rawValue ?? "") < (right.day, right.team?.rawValue ?? "")
    }
}

// MARK: - Writing

private struct MeasurementWriter {
    private var names: [String] = []
    private var nameIndex: [String: Int] = [:]
    private var traits: [UInt8] = []
    private var traitIndex: [RequestMeasurement.Traits: Int] = [:]
    private var records: [UInt8] = []
    private var lastTime: Int64 = 0

    var content: [UInt8] {
        var bytes: [UInt8] = [MeasurementReader.form]
        bytes.append(varint: UInt64(names.count))
        for name in names {
            bytes.append(varint: UInt64(name.utf8.count))
            bytes += name.utf8
        }
        bytes.append(varint: UInt64(traitIndex.count))
        return bytes + traits + records
    }

    mutating func write(_ measurement: RequestMeasurement) {
        let seconds = measurement.at.wholeSeconds
        let traits = index(of: measurement.traits)
        records.append(measurement.fact.code.rawValue)
        records.append(zigzag: seconds - lastTime)
        records.append(varint: UInt64(traits))
        lastTime = seconds
        switch measurement.fact {
        case .opened, .reopened, .came, .left: break
        case .answered(let seconds, let isFirst):
            records.append(varint: UInt64(max(0, seconds)) << 1 | (isFirst ? 1 : 0))
        case .met(let name): records.append(varint: UInt64(index(of: name.rawValue)))
        case .missed(let name, let wasMet):
            records.append(varint: UInt64(index(of: name.rawValue)) << 1 | (wasMet ? 1 : 0))
        case .promise(let subject, let outcome):
            records.append(varint: UInt64(index(of: RequestMeasurement.words(of: subject, outcome))))
        case .ended(let ending): write(ending, own: measurement.traits.team)
        }
    }

    private mutating func write(_ ending: RequestMeasurement.Ending, own: Team.ID?) {
        records.append(ending.manner.rawValue)
        for count in [ending.answers, ending.reopenings, ending.transfers, ending.returns, ending.stretches.count] {
            records.append(varint: UInt64(max(0, count)))
        }
        for stretch in ending.stretches {
            let (code, name) = Self.code(of: stretch.holder, own: own)
            records.append(code.rawValue)
            if let name { records.append(varint: UInt64(index(of: name))) }
            records.append(varint: UInt64(max(0, stretch.startsBeforeEnd)))
            records.append(varint: UInt64(max(0, stretch.seconds)))
        }
    }

    private static func code(
        of holder: Holding.Holder, own: Team.ID?
    ) -> (MeasurementReader.Holder, name: String?) {
        switch holder {
        case .nobody: (.nobody, nil)
        case .requester: (.requester, nil)
        case .team(let team): team == own ? (.own, nil) : (.team, team.rawValue)
        case .supplier(let supplier): (.supplier, supplier.rawValue)
        case .other(let reason): (.other, reason.rawValue)
        }
    }

    private mutating func index(of name: String) -> Int {
        if let known = nameIndex[name] { return known }
        nameIndex[name] = names.count
        names.append(name)
        return names.count - 1
    }

    private mutating func index(of traits: RequestMeasurement.Traits) -> Int {
        if let known = traitIndex[traits] { return known }
        let texts: [String?] = [
            traits.team?.rawValue, traits.service?.rawValue, traits.channel.rawValue, traits.department?.rawValue,
            traits.language?.rawValue, traits.kind.rawValue,
        ]
        // 0 stands for none.
        for text in texts { self.traits.append(varint: text.map { UInt64(index(of: $0) + 1) } ?? 0) }
        self.traits.append(varint: UInt64(traits.priority.rawValue))
        traitIndex[traits] = traitIndex.count
        return traitIndex.count - 1
    }
}

extension [UInt8] {
    fileprivate mutating func append(varint value: UInt64) {
        var value = value
        while value >= 0x80 {
            append(UInt8(truncatingIfNeeded: value) | 0x80)
            value >>= 7
        }
        append(UInt8(value))
    }

    fileprivate mutating func append(zigzag value: Int64) {
        append(varint: UInt64(bitPattern: value << 1 ^ value >> 63))
    }
}
