#if Command
    import ServiceDesk

    /// What happens in the year of `desk demo --year`, before the week: what managers and personnel owe each other, new
    /// colleagues, a badge reader that fails until something is done about it, and thanks.
    extension DemoScript {
        struct Year {
            var onboarding, problem: Request.Number
        }

        private static let weeks = 50

        func playYear() async throws -> Year {
            try await day(Self.weeks * 5 + 3, 9, 0)
            for obligation in try DemoCompany.obligations(from: try monthEnd()) {
                try await desk.define(obligation, as: .host("demo"))
            }
            var (onboarding, problem, needed) = (Request.Number(0), Request.Number?.none, 0)
            for week in stride(from: Self.weeks, through: 2, by: -1) {
                try await day(week * 5, 9, 30)
                if week % 13 == 6 { onboarding = try await welcome(["Lotte", "Yanis", "Sofia", "Tom"][week / 13 % 4]) }
                try await readUp(week)
                try await badges(week)
                try await daily(&needed)
                if week == 26 { problem = try await lookInto() }
                if week == 22, let problem { try await prevent(problem) }
                try await day(week * 5, 15, 0)
                try await settle(week)
                try await day(week * 5 - 1, 10, 0)
                try await finishParts()
            }
            return Year(onboarding: onboarding, problem: problem ?? 0)
        }

        /// From the next month on, whoever leads personnel is told of each by itself.
        func sendMonths() async throws {
            let rule = DateRule(
                from: try monthEnd().advanced(byDays: 1), try Recurrence("FREQ=MONTHLY;BYMONTHDAY=1"),
                onClosedDay: .after, at: .close, by: "bureau")
            try await desk.sendDigests(of: "hr", on: rule, as: .host("demo"))
        }

        /// The last day of this month.
        private func monthEnd() throws -> CalendarDate {
            let today = now.local
            let (year, month) = (Int(today.tm_year) + 1900, Int(today.tm_mon) + 1)
            let text = (month < 10 ? "0" : "") + "\(month)"
            let last = (28...31).reversed().lazy.compactMap { CalendarDate("\(year)-\(text)-\($0)") }.first
            guard let last else { throw Failure(.usage, "The clock of this machine says nothing sensible.") }
            return last
        }

        // MARK: What is owed

        /// Everybody does what they owe, some late; somebody who is away asks to be let off.
        private func settle(_ week: Int) async throws {
            for request in try await openRequests(.obligation) {
                guard let owed = request.obligation, owed.due < now.advanced(bySeconds: 7 * 86_400) else { continue }
                let isLate = (Int(request.number) + week) % 7 == 0
                if isLate, owed.due > now { continue }
                switch owed.obligor {
                case .person("julie") where week % 9 == 0:
                    try await ask(request)
                case .person(let person):
                    try await desk.fulfil(
                        .number(request.number), with: "Voilà, tout y est.", as: try await viewer(person))
                default:
                    try await desk.fulfil(
                        .number(request.number), with: "Verstuurd.", as: try await viewer("hugo"))
                }
            }
        }

        private func ask(_ request: Request) async throws {
            try await desk.askExcuse(
                .number(request.number), because: "L’équipe était au salon toute la semaine.",
                as: try await viewer("julie"))
            let approval = try await self.request(request.number).approvals.last?.id ?? 1
            try await act("mia", request.number, .decideApproval(approval, agrees: true, remark: "Goed, deze keer."))
        }

        // MARK: New colleagues

        private func welcome(_ name: String) async throws -> Request.Number {
            let request = try await desk.open(
                template: "collegue", with: ["name": name], beneficiary: "karim", as: try await viewer("mia"))
            try await minutesLater(90)
            try await act("elise", request.number, .decideApproval(1, agrees: true, remark: "Avec plaisir."))
            try await minutesLater(30)
            for step in request.checklist { try await act("hugo", request.number, .tick(step: step.id)) }
            return request.number
        }

        /// The teams do their parts, a week later at most; whoever welcomes thanks them.
        private func finishParts() async throws {
            for request in try await openRequests(.serviceRequest) where request.part != nil {
                let agent: Person.ID = request.team == "facilities" ? "bram" : "aisha"
                try await act(agent, request.number, .take)
                for step in request.checklist { try await act(agent, request.number, .tick(step: step.id)) }
                try await resolve(agent, request.number, .answered, "All set.")
            }
            for request in try await openRequests(.serviceRequest) where !request.parts.isEmpty {
                let children = try await requests(request.parts.compactMap(\.request))
                guard children.count == request.parts.count, children.allSatisfy({ !$0.state.isOpen }) else { continue }
                try await act("mia", request.number, .thank(["aisha", "bram"], "Alles was klaar op dag één!"))
                try await resolve("mia", request.number, .answered, "Welkom!")
                try await desk.answerSurvey(
                    SurveyAnswer(rating: 5, remark: "Perfect geregeld.", isShared: true), on: .number(request.number),
                    as: try await viewer("mia"))
            }
        }

        // MARK: Knowledge

        /// Three of them look into what is written before they ask, or instead; some say whether it helped.
        private func readUp(_ week: Int) async throws {
            let people: [Person.ID] = ["joris", "fatima", "emily", "karim", "anna", "julie", "mia", "piet"]
            for turn in 0..<3 {
                let viewer = try await viewer(people[(3 * week + turn) % people.count])
                for article in try await desk.page(ArticleQuery(viewer: viewer)).articles {
                    guard (week + turn) % 4 > 0, viewer.looksForAnswer(in: article) else { continue }
                    try await desk.read(.id(article.id), as: viewer)
                    if (week + turn) % 3 == 1 { try await desk.rate(.id(article.id), .helpful, as: viewer) }
                    if (week + turn) % 10 == 9 { try await desk.rate(.id(article.id), .notHelpful, as: viewer) }
                }
            }
        }

        // MARK: A problem

        /// The badge reader fails twice a week, until something is done about it.
        private func badges(_ week: Int) async throws {
            let isOften = week > 22
            guard isOften || week % 6 == 0 else { return }
            let people: [(Person.ID, String)] = [
                ("joris", "Badgelezer doet het niet"), ("fatima", "Lecteur de badge en panne"),
                ("emily", "Badge reader does not react"),
            ]
            for (person, subject) in [people[week % 3]] + (week % 4 == 0 ? [people[(week + 1) % 3]] : []) {
                let number = try await open(person, subject, "Porte Senne / deur Senne.") { draft in
                    draft.team = "facilities"
                    draft.kind = .incident
                    draft.tags = ["badge-reader"]
                    draft.about = [Thing("door", "senne")]
                }
                try await minutesLater(20)
                try await desk.perform(macro: "badge-reset", on: .number(number), as: try await viewer("bram"))
                if week % 4 == 0 {
                    try await desk.answerSurvey(
                        SurveyAnswer(rating: isOften ? 3 : 5), on: .number(number), as: try await viewer(person))
                }
            }
        }

        private static let needs: [Team.ID: [(Person.ID, String)]] = [
            "it": [
                ("karim", "Nouveau mot de passe pour la caisse"), ("anna", "Scherm van de brouwzaal flikkert"),
                ("emily", "Access to the shared calendar"), ("julie", "Câble pour l’écran de réunion"),
                ("joris", "Toetsenbord vervangen"), ("fatima", "Souris cassée"), ("emily", "Headset for calls"),
            ],
            "facilities": [
                ("karim", "Lampe du couloir éteinte"), ("anna", "Kraan in de keuken lekt"),
                ("emily", "Two chairs for the meeting room"), ("julie", "Place de parking pour un client"),
                ("joris", "Sleutel van de kelder"), ("fatima", "Chauffage trop fort au labo"),
                ("emily", "Window does not close"),
            ],
        ]

        /// What everybody needs now and then.
        private func daily(_ needed: inout Int) async throws {
            for (team, agent) in [("it", "luc"), ("facilities", "bram"), ("facilities", "bram")]
                as [(Team.ID, Person.ID)]
            {
                let needs = Self.needs[team] ?? []
                needed += 1
                let (person, subject) = needs[needed % needs.count]
                let number = try await open(person, subject, "Merci ! / Dank je! / Thank you!") { $0.team = team }
                try await minutesLater(40)
                try await act(agent, number, .take)
                try await resolve(agent, number, .answered, "C’est fait. / Klaar. / Done.")
                if needed % 5 == 0 {
                    try await desk.answerSurvey(
                        SurveyAnswer(rating: 4 + needed % 2), on: .number(number), as: try await viewer(person))
                }
                if needed % 11 == 3 {
                    try await act(person, number, .thank([agent], "Merci, c’était rapide. / Snel geholpen!"))
                }
            }
        }

        /// Bram looks into what keeps coming back, and tells production what helps meanwhile.
        private func lookInto() async throws -> Request.Number {
            let bram = try await viewer("bram")
            let proposals = try await desk.proposeProblems(
                from: now.advanced(bySeconds: -200 * 86_400), to: now, as: bram)
            guard let proposal = proposals.first else { throw Failure(.unexpected, "The demo found no problem.") }
            let problem = try await desk.open(proposal, team: "facilities", as: bram)
            try await desk.publishWorkaround(
                ArticleContent(
                    "Badge reader at door Senne does not react / Lecteur de badge en panne",
                    text: "Hold the badge to the reader for ten seconds. / Tenez le badge dix secondes.",
                    language: .english, team: "facilities", audience: .everyone),
                for: .number(problem.number), cause: "The reader loses its network at night.", as: bram)
            try await desk.reachOut(
                about: .number(problem.number),
                ArticleContent(
                    "Door Senne: we know, and are at it", text: "Until it is repaired: hold the badge for ten seconds.",
                    language: .english, team: "facilities", audience: Audience(departments: ["production"])),
                as: bram)
            for reader in ["anna", "joris"] as [Person.ID] {
                guard let article = try await self.request(problem.number).outreach.first?.article else { continue }
                try await desk.acknowledge(article, as: try await viewer(reader))
            }
            return problem.number
        }

        private func prevent(_ problem: Request.Number) async throws {
            try await act("bram", problem, .take, .prevent(Prevention("A cable of its own for the reader", since: now)))
        }
    }
#endif
