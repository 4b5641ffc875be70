import Foundation

/// Sentences that are put into notices where they hold (``NoticePlaceholder/expectation``), and how times are written,
/// in one language.
///
/// The sentences have `{time}` filled in, which they must have; a sentence that is empty is left out.
public struct NoticePhrases: Hashable, Sendable {
    /// The team is away until then.
    public var closedUntil: String
    /// The team is away, and nobody has said until when. Without a time.
    public var closed: String
    /// When there should be a first answer.
    public var answerBy: String
    /// When the request should be done.
    public var resolutionBy: String

    /// Why something else is promised, as a clause that ends a sentence: one for each reason.
    public var reasons: [PromiseChange.Reason: String]

    /// How it is said that others have agreed, or not: one for each outcome. English unless a language says it.
    public var outcomes: [Approval.Outcome: String] = [
        .approved: "agreed", .declined: "not agreed", .lapsed: "nobody answered in time", .withdrawn: "taken back",
    ]

    /// From Monday on.
    public var weekdays: [String]
    /// From January on.
    public var months: [String]
    /// How a time is written, of `{weekday}`, `{day}`, `{month}`, `{year}` and `{clock}` (`14:00`).
    public var time: String
    /// How the first day of a month is written.
    public var firstDay = "1"

    // Of a month of a team. English unless a language says them.

    /// Thanks as a line, of `{from}`, `{to}`, `{number}` and `{text}`.
    public var thanks = "{from} to {to}, #{number}: {text}"
    /// What somebody wrote who said how content they are, as a line, of `{rating}`, `{number}` and `{text}`.
    public var remark = "{rating} of 5, #{number}: {text}"
    /// How many obligations were met in time, were met late, excused, dropped, are overdue, and open: six phrases, in
    /// this order, each with `{count}`.
    public var owed = [
        "{count} in time", "{count} late", "{count} excused", "{count} dropped", "{count} overdue", "{count} open",
    ]
    /// What stands before tenths.
    public var decimalSign = "."

    public init(
        closedUntil: String, closed: String, answerBy: String, resolutionBy: String,
        reasons: [PromiseChange.Reason: String], weekdays: [String], months: [String], time: String
    ) {
        self.reasons = reasons
        self.closedUntil = closedUntil
        self.closed = closed
        self.answerBy = answerBy
        self.resolutionBy = resolutionBy
        self.weekdays = weekdays
        self.months = months
        self.time = time
    }

    // MARK: Filling in

    /// What somebody who asks can expect, as one paragraph; `nil` where there is nothing to say.
    ///
    /// - Parameters:
    ///   - presence: Of the team that has the request; `nil` where no team has it.
    ///   - answerBy: When there should be a first answer; `nil` where none is promised, or there was one.
    ///   - resolutionBy: When it should be done; `nil` where nothing is promised.
    ///   - now: What is past by then is not promised any more.
    ///   - zone: The zone of the times.
    func expectation(
        _ presence: TeamPresence?, answerBy: Timestamp? = nil, resolutionBy: Timestamp? = nil, at now: Timestamp,
        in zone: TimeZone
    ) -> String? {
        var sentences: [String] = []
        func add(_ phrase: String, _ time: Timestamp?) {
            guard let time, time > now else { return }
            sentences.append(phrase.replacing("{time}", with: text(of: time, in: zone)))
        }
        if case .closed(let opening) = presence {
            if opening == nil { sentences.append(closed) } else { add(closedUntil, opening) }
        }
        add(self.answerBy, answerBy)
        add(self.resolutionBy, resolutionBy)
        sentences.removeAll { $0.isEmpty }
        return sentences.isEmpty ? nil : sentences.joined(separator: " ")
    }

    /// `Monday 2 March 2026, 14:00`: by tables of this package, for a small machine has none.
    public func text(of instant: Timestamp, in zone: TimeZone) -> String {
        let days = Self.localSeconds(instant, in: zone).flooredDivision(by: 86_400)
        let (year, month, day) = CalendarDate.civil(fromDays: days)
        // The first of January 1970 was a Thursday.
        let weekday = Int(days + 3 - (days + 3).flooredDivision(by: 7) * 7)
        var (text, rest) = ("", time[...])
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            switch rest[open...close] {
            case "{weekday}": text += weekdays[weekday]
            case "{day}": text += day == 1 ? firstDay : "\(day)"
            case "{month}": text += months[month - 1]
            case "{year}": text += "\(year)"
            case "{clock}": text += Self.clock(instant, in: zone)
            default: text += rest[open...close]
            }
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    /// `14:00`.
    static func clock(_ instant: Timestamp, in zone: TimeZone) -> String {
        let seconds = localSeconds(instant, in: zone)
        let minutes = Int(seconds - seconds.flooredDivision(by: 86_400) * 86_400) / 60
        return [minutes / 60, minutes % 60].map(twoDigits).joined(separator: ":")
    }

    private static func localSeconds(_ instant: Timestamp, in zone: TimeZone) -> Int64 {
        instant.microseconds.flooredDivision(by: 1_000_000) + Int64(zone.secondsFromGMT(for: instant.date))
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    func text(of outcome: Approval.Outcome) -> String { outcomes[outcome] ?? outcome.rawValue }

    func text(of reason: PromiseChange.Reason) -> String { reasons[reason] ?? "" }

    /// What is wrong with them; `nil` for nothing.
    var problem: String? {
        for phrase in [closedUntil, answerBy, resolutionBy] where !phrase.isEmpty && !phrase.contains("{time}") {
            return "“\(phrase)” lacks {time}."
        }
        if closed.contains("{") { return "“\(closed)” has nothing to fill in." }
        if let reason = PromiseChange.Reason.allCases.first(where: { reasons[$0] == nil }) {
            return "There is no text for the reason “\(reason)”."
        }
        if weekdays.count != 7 || months.count != 12 { return "A week has seven days, and a year twelve months." }
        if !time.contains("{day}") || !time.contains("{clock}") { return "“\(time)” lacks {day} or {clock}." }
        return teamDigestProblem
    }
}

extension NoticePhrases {
    public static let english = NoticePhrases(
        closedUntil: "We are closed now and open again on {time}.", closed: "We are closed now.",
        answerBy: "You can expect an answer by {time}.", resolutionBy: "It should be done by {time}.",
        reasons: [
            .asked: "there is a new message", .classification: "it was sorted in differently",
            .team: "it went to other hands", .hold: "it had to wait, or goes on after having waited",
            .reopening: "it was opened again", .date: "somebody has set a date",
            .policy: "what we promise has changed", .hours: "our hours have changed", .ended: "it is done with",
        ],
        weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        time: "{weekday} {day} {month} {year}, {clock}")

    public static let french: NoticePhrases = {
        var phrases = NoticePhrases(
            closedUntil: "Nous sommes fermés pour le moment et rouvrons le {time}.",
            closed: "Nous sommes fermés pour le moment.",
            answerBy: "Vous pouvez compter sur une réponse d’ici le {time}.",
            resolutionBy: "Elle devrait être réglée d’ici le {time}.",
            reasons: [
                .asked: "il y a un nouveau message", .classification: "elle a été classée autrement",
                .team: "elle est passée en d’autres mains", .hold: "elle a dû attendre, ou reprend après avoir attendu",
                .reopening: "elle a été rouverte", .date: "une date a été fixée",
                .policy: "nos engagements ont changé", .hours: "nos heures ont changé", .ended: "elle est terminée",
            ],
            weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
            months: [
                "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                "novembre", "décembre",
            ],
            time: "{weekday} {day} {month} {year} à {clock}")
        phrases.firstDay = "1er"
        phrases.outcomes = [
            .approved: "d’accord", .declined: "pas d’accord", .lapsed: "sans réponse à temps", .withdrawn: "retiré",
        ]
        phrases.thanks = "de {from} à {to}, nº {number} : {text}"
        phrases.remark = "{rating} sur 5, nº {number} : {text}"
        phrases.owed = [
            "à temps : {count}", "en retard : {count}", "excusés : {count}", "abandonnés : {count}",
            "échus : {count}", "en cours : {count}",
        ]
        phrases.decimalSign = ","
        return phrases
    }()

    public static let dutch: NoticePhrases = {
        var phrases = NoticePhrases(
            closedUntil: "We zijn nu gesloten en weer open op {time}.", closed: "We zijn nu gesloten.",
            answerBy: "Je mag een antwoord verwachten tegen {time}.",
            resolutionBy: "Ze zou klaar moeten zijn tegen {time}.",
            reasons: [
                .asked: "er is een nieuw bericht", .classification: "ze is anders ingedeeld",
                .team: "ze is in andere handen", .hold: "ze moest wachten, of gaat verder na het wachten",
                .reopening: "ze is opnieuw geopend", .date: "er is een datum vastgelegd",
                .policy: "onze beloften zijn veranderd", .hours: "onze uren zijn veranderd", .ended: "ze is afgerond",
            ],
            weekdays: ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
            months: [
                "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
                "november", "december",
            ],
            time: "{weekday} {day} {month} {year} om {clock}")
        phrases.outcomes = [
            .approved: "akkoord", .declined: "niet akkoord", .lapsed: "geen antwoord op tijd",
            .withdrawn: "ingetrokken",
        ]
        phrases.thanks = "van {from} aan {to}, #{number}: {text}"
        phrases.remark = "{rating} op 5, #{number}: {text}"
        phrases.owed = [
            "{count} op tijd", "{count} te laat", "{count} vrijgesteld", "{count} vervallen", "{count} achterstallig",
            "{count} open",
        ]
        phrases.decimalSign = ","
        return phrases
    }()
}
