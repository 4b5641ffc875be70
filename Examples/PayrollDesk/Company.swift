#if Command && PostgreSQL
    import ServiceDesk

    /// Who is there, what they offer, and what they owe each other.
    enum Company {
        static let entries: [DirectoryEntry] = [
            .calendar(
                ServiceCalendar(
                    id: "office", name: "Kantooruren",
                    hours: ServiceHours(
                        zone: "Europe/Brussels", weekly: ServiceHours.every(Weekday.workdays, ["09:00-17:30"])))),
            .person(Person(id: "emma", name: "Emma Claes", language: "nl")),
            .person(Person(id: "karim", name: "Karim Benali", language: "fr")),
            .person(Person(id: "nele", name: "Nele Wouters", language: "nl")),
            .person(Person(id: "sofie", name: "Sofie Lambert", language: "fr")),
            .person(Person(id: "tom", name: "Tom Walker", language: "en")),
            .team(
                Team(
                    id: "hr", name: "HR", mission: "Mensen: van de eerste dag tot de laatste.",
                    members: [.init("emma", role: .lead)], hours: "office")),
            .team(
                Team(
                    id: "payroll", name: "Payroll", mission: "Les salaires, justes et à temps.",
                    members: [.init("karim", role: .lead), .init("sofie")], hours: "office")),
            .team(Team(id: "sales", name: "Sales", members: [.init("nele", role: .lead), .init("tom")])),
            .service(
                Service(
                    id: "payslip", team: "payroll", name: "Fiche de paie",
                    form: ServiceForm([
                        .init("month", label: "Quel mois ?", kind: .text, isRequired: true),
                        .init("what", label: "Que manque-t-il ?", kind: .choice(["fiche", "montant", "autre"])),
                    ]))),
            .service(Service(id: "certificate", team: "hr", name: "Attest of verklaring")),
            // Only whoever asks and HR see these; agents of other teams do not even learn that they exist.
            .service(Service(id: "trust", team: "hr", name: "Vertrouwelijk gesprek", isConfidential: true)),
            .policy(
                PriorityPolicy(
                    id: "answers", title: "Antwoord binnen de dag",
                    rules: [
                        .init(
                            aims: [
                                .init(SLATarget(.firstResponse, within: .serviceHours(8), calendar: "office")),
                                .init(SLATarget(.resolution, within: .serviceHours(40), calendar: "office")),
                            ])
                    ])),
        ]

        /// Both ways: whoever leads a team owes its hours to payroll, payroll owes everybody’s payslips to HR.
        static var obligations: [Obligation] {
            get throws {
                [
                    Obligation(
                        "hours", "De uren van de maand", text: "Alle uren, overuren en afwezigheden.",
                        by: [.leads(of: "sales")], to: .team("payroll"), contact: "karim", team: "payroll",
                        due: try monthly("2026-01-31", "FREQ=MONTHLY;BYMONTHDAY=-1"), opensAhead: 7 * 86_400,
                        reminders: [2 * 86_400]),
                    Obligation(
                        "payslips", "Les fiches de paie", text: "Toutes les fiches, contrôlées.",
                        by: [.party(.team("payroll"))], to: .team("hr"), contact: "emma", team: "payroll",
                        due: try monthly("2026-01-29", "FREQ=MONTHLY;BYMONTHDAY=-3"), opensAhead: 7 * 86_400,
                        reminders: [2 * 86_400]),
                ]
            }
        }

        /// On the working day before, where the day is none.
        private static func monthly(_ first: String, _ recurrence: String) throws -> DateRule {
            guard let first = CalendarDate(first), let time = WallTime("17:00") else { throw Unreadable() }
            return DateRule(
                from: first, try Recurrence(recurrence), onClosedDay: .before, at: .at(time), by: "office")
        }

        private struct Unreadable: Error {}
    }
#endif
