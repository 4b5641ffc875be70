#if Command
    /// The file that `desk init` writes: a small organisation to be edited, with what one needs to know beside it.
    enum OrganisationTemplate {
        static func text(named name: String) -> String {
            header(name) + people + services
        }

        /// The text as a double-quoted scalar of YAML.
        private static func quoted(_ text: String) -> String {
            "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        }

        private static func header(_ name: String) -> String {
            """
            # Who is who and who does what. Edit this file, then load it again: desk apply organisation.yaml
            #
            # Ids are what one types (--team it); they stay, names may change. Entries are added or replaced, never
            # deleted: someone who leaves gets “active: false” and keeps their past requests.

            organisation:
              name: \(quoted(name))

            departments:
              - id: operations
                name: Operations
              - id: personnel
                name: Personnel

            # Organisations outside that do part of the work. Their people see only what is handed over to them.
            suppliers:
              - id: printfix
                name: PrintFix
                addresses:
                  - mail: service@printfix.example

            """
        }

        private static let people = """

            # When a team is there. Take the # away, and give the team “hours: office”. The guide “Service hours” has
            # more: hours over midnight, breaks, holidays from iCalendar files, who is on call.
            # hours:
            #   - id: office
            #     name: Office hours
            #     zone: Europe/Brussels
            #     weekly:
            #       mon-fri: [09:00-12:30, 13:00-17:00]
            #     exceptions:
            #       - {date: 2026-12-24, hours: [09:00-12:00], name: Christmas Eve}
            #     holidays:
            #       - {date: 2020-12-25, every: year, name: Christmas}

            # Everyone may ask; members of a team also answer. An address is one of mail, phone, chat; the first one is
            # the one to write to. Addresses written here count as verified unless they say “verified: false”.
            # How somebody wants to be told of things is theirs to say (desk notices). With “notices” this file says it:
            #   notices:
            #     ways: [file, webhook]
            #     kinds: {started: [], answered: [webhook]}
            #     quiet: 19:00-07:30
            #     digest: 08:00
            #     zone: Europe/Brussels
            people:
              - id: anna
                name: Anna Peeters
                addresses:
                  - mail: anna@example.org
                  - phone: +32 2 555 01 01
                department: operations
                language: nl
              - id: luc
                name: Luc Lambert
                addresses: [{mail: luc@example.org}]
                department: operations
                manager: anna
                language: fr
                skills: [printers]
              - id: mia
                name: Mia Janssens
                addresses: [{mail: mia@example.org}]
                department: personnel
                language: en

            # assignment says who gets what comes in: manual (someone takes it), round-robin, least-loaded or skill.
            # A lead may open what they may not see, for an hour, with a reason (desk break-glass).
            teams:
              - id: it
                name: IT
                mission: Computers, printers and everything with a plug.
                department: operations
                assignment: manual
                members:
                  - {person: luc, role: lead, capacity: 20}
              - id: hr
                name: Personnel
                mission: Contracts, leave and pay.
                department: personnel
                members:
                  - {person: mia, role: lead}

            """

        private static let services = """

            # What a team offers. The form asks for what the team needs; types are text, number, choice, date, person.
            # kind: incident, service-request, problem, obligation. impact and urgency: high, medium, low.
            services:
              - id: printing
                team: it
                name: Printers
                description: Toner, paper jams, new printers.
                kind: incident
                impact: low
                urgency: medium
                skills: [printers]
                form:
                  - {name: location, question: Where is the printer?, required: true}
                  - {name: problem, question: What is wrong?, choices: [toner, paper, other], required: true}
                  - name: details
                    question: What do you see?
                    when: {field: problem, is: [other]}
              - id: personal
                team: hr
                name: A personal matter
                description: Only the team sees it.
                confidential: true

            """
    }
#endif
