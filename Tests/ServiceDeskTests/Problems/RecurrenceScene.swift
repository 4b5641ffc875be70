import ServiceDesk
import ServiceDeskTesting

/// Requests of a made-up desk over half a year: noise, and some that recur, of which one kind comes all at once.
struct RecurrenceScene {
    static let start = Timestamp(microseconds: 1_767_225_600_000_000)
    static let days: Int64 = 180

    private(set) var subjects: [GroupingSubject] = []
    private var random: SeededGenerator

    /// - Parameter noise: How many requests of words that have nothing to do with each other.
    init(seed: UInt64, noise: Int) {
        random = SeededGenerator(seed: seed)
        for _ in 0..<noise { add(words: [], service: Service.ID("s\(Int.random(in: 0..<10, using: &random))")) }
    }

    /// What recurs: 60 expired certificates of one service, 30 flat batteries of one device, and 20 jams of a team in
    /// a week.
    mutating func plant() {
        for _ in 0..<60 { add(words: ["certificate", "expired"], service: "s3") }
        for index in 0..<30 {
            add(words: ["battery"], service: Service.ID("s\(index % 10)"), about: ["device:LT-4711"])
        }
        // The words occur elsewhere, too, each by itself.
        for index in 0..<60 {
            add(words: [["battery", "paper", "tray"][index % 3]], service: Service.ID("s\(index % 10)"))
        }
        for index in 0..<20 { add(words: ["paper", "tray"], team: "print", day: 40 + Int64(index % 7)) }
    }

    mutating func add(
        words: [String], service: Service.ID? = nil, team: Team.ID? = nil, about: [String] = [], day: Int64? = nil
    ) {
        let second = (day ?? Int64.random(in: 0..<Self.days, using: &random)) * 86_400
        let time = Self.start.advanced(bySeconds: second + Int64.random(in: 0..<86_400, using: &random))
        // Words of which some are frequent and most are rare, as in texts.
        let noise = (0..<10).map { _ in
            let place = Double.random(in: 0..<1, using: &random)
            return "w\(Int(place * place * place * 1_500))"
        }
        var all = words + noise
        all.shuffle(using: &random)
        let number = Int64(subjects.count + 1)
        subjects.append(
            GroupingSubject(
                id: Request.ID(UniqueID(at: time, using: &random)), number: number, openedAt: time, words: all,
                service: service, team: team, about: about))
    }

    mutating func shuffle() { subjects.shuffle(using: &random) }
}
