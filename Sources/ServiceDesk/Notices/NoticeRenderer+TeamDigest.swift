extension NoticeRenderer {
    /// A month of a team, made of what a lead may see at this moment.
    ///
    /// - Returns: `nil` for whoever leads the team no more, has left, or where there is no such team any more.
    func teamDigest(_ task: TeamDigestTask, id: Notice.ID, on desk: Desk) async throws -> Notice? {
        do {
            let viewer = try await desk.viewer(for: task.lead)
            let person = try await desk.directory.activePerson(task.lead)
            let digest = try await desk.digest(of: task.team, from: task.start, to: task.end, as: viewer)
            let language = language(of: .person(person))
            var values = try await values(of: digest, language, on: desk)
            values[.reader] = person.name
            values[.month] = options.templates.phrases(in: language).months[task.month.month - 1]
            values[.year] = "\(task.month.year)"
            let text = try options.templates.render(.teamDigest, in: language, values)
            return Notice(
                id: id, kind: .teamDigest, recipient: .person(person), language: language, subject: text.subject,
                text: text.text, request: nil, at: task.at)
        } catch let rejection as Rejection where Self.hides.contains(rejection.code) {
            return nil
        }
    }

    /// What there is nothing of has no value, so that its paragraph is left out.
    private func values(
        of digest: TeamDigest, _ language: Language, on desk: Desk
    ) async throws -> [NoticePlaceholder: String] {
        let phrases = options.templates.phrases(in: language)
        var values: [NoticePlaceholder: String] = [
            .desk: options.deskName, .team: try await desk.directory.team(digest.team)?.name ?? "\(digest.team)",
            .opened: "\(digest.opened)", .resolved: "\(digest.resolved)", .reopened: "\(digest.reopened)",
            .open: "\(digest.backlog)", .answers: "\(digest.answers)",
        ]
        values[.rating] = digest.meanRating.map(phrases.text(ofMean:))
        if digest.meanRating == nil, digest.answers > 0 { values[.withheld] = "\(digest.answers)" }
        values[.remarks] = lines(digest.remarks.map(phrases.text(of:)))
        values[.thanks] = lines(try await thanks(of: digest, phrases, on: desk))
        values[.owedByTeam] = phrases.text(of: digest.owedByTeam)
        values[.owedToTeam] = phrases.text(of: digest.owedToTeam)
        return values
    }

    private func thanks(of digest: TeamDigest, _ phrases: NoticePhrases, on desk: Desk) async throws -> [String] {
        try await desk.directory.preload(
            Set(digest.thanks.flatMap { [$0.thanks.from] + $0.thanks.to.elements }).sorted())
        func name(_ person: Person.ID) async throws -> String {
            try await desk.directory.person(person)?.name ?? "\(person)"
        }
        var texts: [String] = []
        for given in digest.thanks {
            var names: [String] = []
            for person in given.thanks.to { names.append(try await name(person)) }
            texts.append(phrases.text(of: given, from: try await name(given.thanks.from), to: names))
        }
        return texts
    }

    /// Lines of what people wrote, as much of them as of a message; `nil` of none.
    private func lines(_ texts: [String]) -> String? {
        texts.isEmpty ? nil : quoted(texts.map { "– \($0.asOneLine)" }.joined(separator: "\n"))
    }
}

extension NoticePhrases {
    /// `4.2`, or as the language writes it.
    func text(ofMean mean: Double) -> String {
        let tenths = Int((mean * 10).rounded())
        return "\(tenths / 10)\(decimalSign)\(tenths % 10)"
    }

    func text(of given: TeamDigest.ThanksReceived, from: String, to people: [String]) -> String {
        Self.fill(
            thanks,
            [
                "from": from, "to": people.joined(separator: ", "), "number": "\(given.request)",
                "text": given.thanks.text,
            ])
    }

    func text(of remark: TeamDigest.Remark) -> String {
        Self.fill(
            self.remark, ["number": "\(remark.request)", "rating": "\(remark.rating)", "text": remark.text])
    }

    /// `4 in time, 1 late`; `nil` where there is nothing.
    func text(of count: ObligationCount) -> String? {
        let counts = [count.inTime, count.late, count.excused, count.dropped, count.overdue, count.open]
        let texts = zip(owed, counts).filter { $1 > 0 }.map { Self.fill($0, ["count": "\($1)"]) }
        return texts.isEmpty ? nil : texts.joined(separator: ", ")
    }

    /// In one pass: a brace in what people wrote begins nothing.
    private static func fill(_ phrase: String, _ values: [String: String]) -> String {
        var (text, rest) = ("", phrase[...])
        while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
            text += rest[..<start] + (values[String(rest[rest.index(after: start)..<end])] ?? "")
            rest = rest[rest.index(after: end)...]
        }
        return text + rest
    }

    /// What is wrong with the phrases of a month; `nil` for nothing.
    var teamDigestProblem: String? {
        if owed.count != 6 || owed.contains(where: { !$0.contains("{count}") }) {
            return "There are six phrases for what is owed, each with {count}."
        }
        for (phrase, places) in [
            (thanks, ["{from}", "{to}", "{number}", "{text}"]), (remark, ["{number}", "{text}"]),
        ] {
            if let place = places.first(where: { !phrase.contains($0) }) { return "“\(phrase)” lacks \(place)." }
        }
        return nil
    }
}
