import ServiceDesk

/// The words of the page in one language. Another language takes two files like those of the others, and its place
/// here.
struct ReportWords: Sendable {
    static let languages: [Language] = [.english, .french, .dutch]

    /// Stands where there is no number, in every language.
    static let none = "–"

    let language: Language
    /// Has the names of months and weekdays.
    let phrases: NoticePhrases
    private let texts: [ReportText: String]

    /// - Parameter wanted: With a region or without; English where there are no words for it.
    init(_ wanted: Language) {
        language = Self.languages.first { $0.main == wanted.main } ?? .english
        switch language {
        case .french: (texts, phrases) = (Self.french, .french)
        case .dutch: (texts, phrases) = (Self.dutch, .dutch)
        default: (texts, phrases) = (Self.english, .english)
        }
    }

    /// As it is written, with its places.
    subscript(text: ReportText) -> String { texts[text] ?? "" }

    /// A text with its values. They stand in it as `{name}`; of `{name:one|many}` that is taken which goes with the
    /// number of this name.
    func callAsFunction(_ text: ReportText, _ values: [String: String]) -> String {
        var (filled, rest) = ("", self[text][...])
        while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
            let place = rest[start..<end].dropFirst().split(separator: ":", maxSplits: 1)
            let value = values[String(place[0])] ?? ""
            filled += rest[..<start]
            if place.count == 1 {
                filled += value
            } else {
                let forms = place[1].split(separator: "|", maxSplits: 1)
                filled += isOne(value) ? forms[0] : forms[forms.count - 1]
            }
            rest = rest[end...].dropFirst()
        }
        return filled + rest
    }

    /// In French whatever is less than two is one, as in `0 demande` and `1,5 jour`.
    private func isOne(_ number: String) -> Bool {
        language == .french ? ["0", "1"].contains(number.prefix { $0 != "," }) : number == "1"
    }

    func list(_ text: ReportText) -> [String] { self[text].split(separator: " ").map(String.init) }

    func pair(_ name: String, _ value: String) -> String { self(.pair, ["name": name, "value": value]) }

    // MARK: - What the desk has names for

    /// `First answer` for `firstResponse`; what is called otherwise stays.
    func target(_ name: String) -> String {
        switch name {
        case "firstResponse": self[.firstAnswer]
        case "nextResponse": self[.nextAnswer]
        case "periodicUpdate": self[.regularUpdate]
        case "resolution": self[.resolution]
        default: name.withCapital
        }
    }

    func cause(_ cause: Figures.WaitCause) -> String {
        switch cause {
        case .nobody: self[.causeNobody]
        case .requester: self[.causeRequester]
        case .supplier: self[.causeSupplier]
        case .otherTeam: self[.causeOtherTeam]
        case .information: self[.causeInformation]
        case .change: self[.causeChange]
        case .problem: self[.causeProblem]
        case .approval: self[.causeApproval]
        case .date: self[.causeDate]
        case .evidence: self[.causeEvidence]
        }
    }

    func promise(_ subject: PromiseChange.Subject) -> String {
        switch subject {
        case .answer: self[.promisedAnswer]
        case .resolution: self[.promisedResolution]
        }
    }
}

extension [ReportText: String] {
    /// With blanks that do not break before and after the signs that French sets apart.
    var withFrenchBlanks: Self {
        mapValues { text in
            ["»", ";", "?", "!", "%"].reduce(text.replacing(" :", with: "\u{A0}:").replacing("« ", with: "«\u{202F}")) {
                $0.replacing(" \($1)", with: "\u{202F}\($1)")
            }
        }
    }
}

extension ReportContent {
    /// What it is told in.
    var words: ReportWords { ReportWords(language) }
}
