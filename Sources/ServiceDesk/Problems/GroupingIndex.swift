/// Something that is so of a subject and can be part of a pattern.
enum PatternPart: Hashable, Comparable {
    case word(String)
    case thing(String)
    case service(Service.ID)
    case team(Team.ID)

    static func < (left: PatternPart, right: PatternPart) -> Bool {
        (left.rank, left.text) < (right.rank, right.text)
    }

    private var rank: Int {
        switch self {
        case .word: 0
        case .thing: 1
        case .service: 2
        case .team: 3
        }
    }

    /// Whether it is the service or the team.
    var isPlace: Bool { rank >= 2 }

    private var text: String {
        switch self {
        case .word(let text), .thing(let text): text
        case .service(let id): id.rawValue
        case .team(let id): id.rawValue
        }
    }

    /// As a sentence names it.
    var phrase: String {
        switch self {
        case .word(let word): "“\(word)”"
        case .thing(let thing): "“\(thing)”"
        case .service(let id): "service “\(id)”"
        case .team(let id): "team “\(id)”"
        }
    }
}

/// Gives each part that it meets a number.
private struct PartNumbers {
    /// Apart from the rest, for there are many times more of them.
    private var words: [String: Int32] = [:]
    private var others: [PatternPart: Int32] = [:]
    private(set) var parts: [PatternPart] = []
    /// How many subjects have each part.
    private(set) var counts: [Int] = []

    /// The numbers of all parts of a subject, ascending, each once: its words and tags, its things, and its service, or
    /// its team where it has none.
    mutating func take(_ subject: GroupingSubject) -> [Int32] {
        var row: [Int32] = []
        row.reserveCapacity(subject.words.count + subject.tags.count + subject.about.count + 1)
        for word in subject.words { row.append(number(of: word)) }
        for tag in subject.tags { row.append(number(of: tag)) }
        for thing in subject.about { row.append(number(of: .thing(thing))) }
        let place = subject.service.map { PatternPart.service($0) } ?? subject.team.map { PatternPart.team($0) }
        if let place { row.append(number(of: place)) }
        row.sort()
        var last: Int32 = -1
        // A word can be a tag, too.
        row.removeAll { number in
            defer { last = number }
            return number == last
        }
        for number in row { counts[Int(number)] += 1 }
        return row
    }

    private mutating func number(of word: String) -> Int32 {
        if let number = words[word] { return number }
        words[word] = Int32(parts.count)
        return add(.word(word))
    }

    private mutating func number(of part: PatternPart) -> Int32 {
        if let number = others[part] { return number }
        others[part] = Int32(parts.count)
        return add(part)
    }

    private mutating func add(_ part: PatternPart) -> Int32 {
        parts.append(part)
        counts.append(0)
        return Int32(parts.count - 1)
    }

    func number(ofKnown word: String) -> Int32? { words[word] }
}

/// Rows of small numbers, one after the other in one array.
struct NumberRows {
    private var starts: [Int] = [0]
    private var numbers: [Int32] = []

    init() {}

    var count: Int { starts.count - 1 }
    subscript(row: Int) -> ArraySlice<Int32> { numbers[starts[row]..<starts[row + 1]] }

    mutating func append(_ row: some Sequence<Int32>) {
        numbers.append(contentsOf: row)
        starts.append(numbers.count)
    }

    /// For each number below a limit the rows that have it, ascending.
    func inverted(below limit: Int) -> NumberRows {
        var inverse = NumberRows()
        inverse.starts = [Int](repeating: 0, count: limit + 1)
        for number in numbers { inverse.starts[Int(number) + 1] += 1 }
        for number in 0..<limit { inverse.starts[number + 1] += inverse.starts[number] }
        var ends = inverse.starts
        inverse.numbers = [Int32](repeating: 0, count: numbers.count)
        for row in 0..<count {
            for number in self[row] {
                inverse.numbers[ends[Int(number)]] = Int32(row)
                ends[Int(number)] += 1
            }
        }
        return inverse
    }
}

/// Subjects and what is so of them, as numbers: a part's number is its place in the order of all parts, words first.
struct GroupingIndex {
    /// Among so many words of a subject, its rarest, two are looked for that go together.
    static let maximumTelling = 24
    /// Among so many of its things.
    static let maximumThings = 8

    /// By id, each once.
    let subjects: [GroupingSubject]
    let parts: [PatternPart]
    /// Parts below this are words.
    let wordEnd: Int
    /// From ``wordEnd`` to before this they are things; services and teams follow.
    let thingEnd: Int
    /// How many subjects have each part.
    let frequencies: [Int]
    /// All parts of each subject that can be in a pattern, ascending.
    let all: NumberRows
    /// The most telling of them, ascending.
    let telling: NumberRows
    /// The subjects that each part is telling of.
    let postings: NumberRows
    /// For `error 691`, the number of `error`; -1 for most.
    let heads: [Int32]

    /// - Parameters:
    ///   - minimum: Parts of fewer subjects are left out.
    init(_ given: [GroupingSubject], minimum: Int) {
        subjects = Self.ordered(given)
        var (numbers, rows) = (PartNumbers(), NumberRows())
        for subject in subjects { rows.append(numbers.take(subject)) }
        let (found, counts) = (numbers.parts, numbers.counts)
        // What more than half have cannot come with anything twice as often as by chance.
        let common = subjects.count / 2
        let kept = found.indices.filter {
            if case .word = found[$0] { return counts[$0] >= minimum && counts[$0] <= common }
            return counts[$0] >= minimum
        }.sorted { found[$0] < found[$1] }
        parts = kept.map { found[$0] }
        frequencies = kept.map { counts[$0] }
        wordEnd = parts.firstIndex { if case .word = $0 { false } else { true } } ?? parts.count
        thingEnd = parts.firstIndex(where: \.isPlace) ?? parts.count
        var places = [Int32](repeating: -1, count: found.count)
        for (place, number) in kept.enumerated() { places[number] = Int32(place) }
        heads = Self.heads(parts) { numbers.number(ofKnown: $0).map { places[Int($0)] } ?? -1 }
        all = Self.renumbered(rows, places)
        telling = Self.telling(all, frequencies, wordEnd, thingEnd)
        postings = telling.inverted(below: parts.count)
    }

    /// So that neither the order of what was given nor a repetition changes anything.
    private static func ordered(_ given: [GroupingSubject]) -> [GroupingSubject] {
        var (ordered, last): ([GroupingSubject], Request.ID?) = ([], nil)
        ordered.reserveCapacity(given.count)
        for subject in given.sorted(by: { ($0.id, $0.openedAt) < ($1.id, $1.openedAt) }) where subject.id != last {
            ordered.append(subject)
            last = subject.id
        }
        return ordered
    }

    private static func renumbered(_ rows: NumberRows, _ places: [Int32]) -> NumberRows {
        var renumbered = NumberRows()
        for row in 0..<rows.count {
            renumbered.append(rows[row].map { places[Int($0)] }.filter { $0 >= 0 }.sorted())
        }
        return renumbered
    }

    private static func telling(
        _ all: NumberRows, _ frequencies: [Int], _ wordEnd: Int, _ thingEnd: Int
    ) -> NumberRows {
        func rarest(_ row: ArraySlice<Int32>, _ limit: Int) -> [Int32] {
            guard row.count > limit else { return Array(row) }
            return Array(row.sorted { (frequencies[Int($0)], $0) < (frequencies[Int($1)], $1) }.prefix(limit)).sorted()
        }
        var telling = NumberRows()
        for index in 0..<all.count {
            let row = all[index]
            let words = row.prefix { $0 < wordEnd }
            let things = row[words.endIndex...].prefix { $0 < thingEnd }
            telling.append(
                rarest(words, maximumTelling) + rarest(things, maximumThings) + row[things.endIndex...])
        }
        return telling
    }

    private static func heads(_ parts: [PatternPart], _ number: (String) -> Int32) -> [Int32] {
        parts.map { part in
            guard case .word(let word) = part, let blank = word.firstIndex(of: " ") else { return -1 }
            return number(String(word[..<blank]))
        }
    }

    func isWord(_ part: Int) -> Bool { part < wordEnd }
    func isThing(_ part: Int) -> Bool { wordEnd <= part && part < thingEnd }
    func isPlace(_ part: Int) -> Bool { thingEnd <= part }

    /// The subjects of which all of some parts are telling, ascending.
    func subjects(with parts: [Int]) -> [Int32] {
        guard let rarest = parts.min(by: { postings[$0].count < postings[$1].count }) else { return [] }
        var found = Array(postings[rarest])
        for part in parts where part != rarest {
            found = found.filter { Self.contains(telling[Int($0)], Int32(part)) }
        }
        return found
    }

    static func contains(_ row: ArraySlice<Int32>, _ part: Int32) -> Bool {
        for number in row where number >= part { return number == part }
        return false
    }
}
