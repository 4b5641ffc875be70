import ServiceDesk

/// A report as one page that stands alone: HTML with its charts drawn in it, without a script and without anything that
/// is fetched from elsewhere. It is read on paper, without colour, in the dark, and on a telephone.
///
/// Every chart says in words what it shows, how it is counted and of how many, and has its numbers as a table. It is in
/// the language of its content (``ReportContent/language``).
public struct ReportPage: Sendable {
    /// Those in which there are words for a page.
    public static let languages = ReportWords.languages

    public let content: ReportContent
    /// The address where one chooses another report, for a link at the top; `nil` for a page that stands alone.
    public var back: String?

    private var words: ReportWords { content.words }

    public init(_ content: ReportContent, back: String? = nil) { (self.content, self.back) = (content, back) }

    /// The page, in UTF-8.
    public var html: String {
        Markup.page(
            tag(
                "html", ["lang": words.language.rawValue],
                tag(
                    "head", [:], tag("meta", ["charset": "utf-8"]),
                    // Nothing that this page could be made to name is fetched, and nothing in it is run.
                    tag(
                        "meta",
                        [
                            "http-equiv": "Content-Security-Policy",
                            "content": "default-src 'none'; style-src 'unsafe-inline'",
                        ]),
                    tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
                    tag("meta", ["name": "color-scheme", "content": "light dark"]),
                    tag("title", [:], content.title), .style(ReportStyle.rules)),
                tag("body", [:], Pattern.definitions, tag("main", [:], [header] + sections)))
        ).html
    }

    private var header: Markup {
        var parts = [
            tag("h1", [:], content.title), tag("p", ["class": "period"], content.period),
            tag("p", ["class": "audience"], content.audience),
        ]
        if let back { parts.insert(tag("p", ["class": "back"], tag("a", ["href": back], words[.back])), at: 0) }
        return tag("header", [:], parts)
    }

    private var sections: [Markup] {
        guard !content.isEmpty else {
            return [
                tag(
                    "section", ["class": "empty"], tag("h2", [:], words[.nothing]),
                    tag("p", [:], words[.nothingMore])),
                about(missing: []),
            ]
        }
        let parts: [(ReportSection?, ReportText?)] = [
            (content.peak, nil), (content.arriving, nil), (content.backlog, nil),
            (content.inTime, .partTargets), (content.promised, .partPromises),
            (content.taking, nil), (content.byTeam, nil), (content.waiting, nil), (content.teamTable, nil),
            (content.working, nil),
            (content.owing, .partObligations), (content.serving, .partFlows), (content.knowing, .partKnowledge),
        ]
        let leftOut = content.partsLeftOut
        let missing = parts.compactMap { $0.0 == nil ? $0.1 : nil }.filter { !leftOut.contains($0) }
        return [content.glance] + parts.compactMap { $0.0?.markup } + [about(missing: missing, leftOut: leftOut)]
    }

    private func about(missing: [ReportText], leftOut: [ReportText] = []) -> Markup {
        var lines = [words[.aboutJournal], words[.aboutSpread], words[.aboutKinds]]
        for (text, parts) in [(ReportText.missing, missing), (.leftOut, leftOut)] where !parts.isEmpty {
            lines.append(words(text, ["parts": parts.map { words[$0] }.joined(separator: ", ")]))
        }
        return tag(
            "footer", [:], tag("h2", [:], words[.about]),
            tag("ul", [:], lines.map { tag("li", [:], $0) }),
            tag(
                "p", [:],
                words(
                    .made,
                    ["date": words.long(content.day(of: content.madeAt)), "zone": content.zone.identifier])))
    }
}

/// One chart with its words.
struct ReportSection {
    /// What is found, in a sentence.
    var title: String
    /// How it is counted, and of how many.
    var note: String
    var charts: [Markup] = []
    var table: ReportTable?
    /// Numbers that are no chart.
    var opening: ReportTable?
    var words: ReportWords

    var markup: Markup {
        var figure = charts
        if let opening { figure.append(opening.markup) }
        if let table { figure.append(tag("details", [:], tag("summary", [:], words[.table]), table.markup)) }
        return tag(
            "section", [:],
            tag("div", ["class": "words"], tag("h2", [:], title), tag("p", ["class": "note"], note)),
            tag("div", ["class": "figure"], figure))
    }
}

/// Numbers for who reads no charts; the first column names the rows.
struct ReportTable {
    var columns: [String]
    var rows: [[String]]
    var caption: String
    /// Whether the last row is the sum of the others.
    var hasSum = false

    var markup: Markup {
        let table = tag(
            "table", [:], tag("caption", [:], caption),
            tag("thead", [:], tag("tr", [:], columns.map { tag("th", ["scope": "col"], $0) })),
            tag(
                "tbody", [:],
                rows.map { row in
                    tag(
                        "tr", [:],
                        row.enumerated().map { $0 == 0 ? tag("th", ["scope": "row"], $1) : tag("td", [:], $1) })
                }))
        return tag(
            "div", ["class": hasSum ? "table sum" : "table", "tabindex": 0, "role": "region", "aria-label": caption],
            table)
    }
}

extension ReportContent {
    fileprivate var partsLeftOut: [ReportText] {
        Part.allCases.filter(leftOut.contains).map {
            switch $0 {
            case .obligations: .partObligations
            case .flows: .partFlows
            case .estimates: .partEstimates
            case .workloads: .partWorkloads
            }
        }
    }

    func day(of time: Timestamp) -> CalendarDate {
        let seconds = Int64(time.date.timeIntervalSince1970.rounded(.down)) + Int64(zone.secondsFromGMT(for: time.date))
        let text = Timestamp(microseconds: seconds * 1_000_000).description.prefix(10)
        // Whatever a clock can show is a day of the calendar.
        return CalendarDate(text) ?? days.last?.date ?? CalendarDate("1970-01-01")!
    }

    var period: String {
        let first = day(of: start)
        let last = max(first, day(of: end.advanced(bySeconds: -1)))
        let span = last.startInUTC.microseconds - first.startInUTC.microseconds
        let days = Int(span / 86_400_000_000) + 1
        return words(
            .period,
            [
                "days": days.written,
                "span": first == last
                    ? words.long(first) : words(.span, ["first": words.long(first), "last": words.long(last)]),
            ])
    }
}
