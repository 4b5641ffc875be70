#if Command
    import ServiceDesk

    extension DemoCompany {
        /// What the company of `desk demo --year` has agreed on how it works together.
        static let playbook = """
            templates:
              - id: collegue
                title: A new colleague
                asks: [name]
                subject: "Nouveau collègue : {name}"
                text: "{name} commence bientôt. Tout doit être prêt le premier jour."
                team: hr
                checklist: ["Contrat de {name}", Visite de la brasserie]
                approval: {question: Mag deze collega beginnen?, from: [elise], within: 10d}
                parts:
                  - {name: account, subject: "Account voor {name}", team: it, checklist: [Mailbox, Wifi]}
                  - {name: badge, subject: "Badge for {name}", team: facilities, after: [account]}
                  - {name: poste, subject: "Poste de travail de {name}", team: it, after: [account]}
            macros:
              - id: badge-reset
                title: The badge reader was restarted
                teams: [facilities]
                reply:
                  en: "Hello {requester}, the reader was restarted; please try again."
                  fr: "Bonjour {requester}, le lecteur a été redémarré ; essayez encore."
                  nl: "Dag {requester}, de lezer is herstart; probeer opnieuw."
                do: [{tag: [badge-reader]}, {resolve: workaround}]
            rules:
              - id: direction
                title: The board gets an answer the same day
                on: [opened]
                if: {requesters: [elise]}
                do: [{classify: {urgency: high}}, {tag: [direction]}]
              - id: rappel
                title: Nobody has it after three days
                on: [opened]
                after: 3d
                if: {states: [new], assigned: false, kinds: [incident, service-request]}
                note: "Personne ne s’en occupe encore."

            """

        /// Who owes whom what, as far as the calendar goes: managers hand in hours, personnel hands out payslips.
        static func obligations(from first: CalendarDate) throws -> [Obligation] {
            let monthly = DateRule(
                from: first, try Recurrence("FREQ=MONTHLY;BYMONTHDAY=-1"), onClosedDay: .before, at: .close,
                by: "bureau")
            let managers = ["anna", "julie", "piet", "bram"].map { Obligation.Obligor.party(.person($0)) }
            return [
                Obligation(
                    "heures", "Heures du mois", text: "Toutes les heures de l’équipe, avant le calcul des salaires.",
                    by: managers, to: .team("hr"), contact: "mia", team: "hr", due: monthly, grace: 2 * 3600,
                    reminders: [2 * 86_400], escalations: [Escalation(at: 100, to: .leads)], evidence: .reply),
                Obligation(
                    "loonbrieven", "Loonbrieven", text: "De loonbrieven van iedereen.", by: [.party(.team("hr"))],
                    to: .department("production"), contact: "anna", team: "hr", due: monthly),
            ]
        }
    }
#endif
