#if Command
    /// A file with templates, macros and rules for the demo, and files with mistakes.
    enum PlaybookFile {
        static let text = templates + macros + rules

        private static let templates = """
            templates:
              - id: onboarding
                title: A new colleague
                asks: [name, function]
                subject: "New colleague: {name}"
                text: |
                  {name} starts as {function}.
                  Everything is to be ready on the first day.
                team: hr
                tags: [onboarding]
                checklist: ["Contract for {name}", Welcome]
                parts:
                  - {name: account, subject: "Account for {name}", team: it, ahead: 10d, checklist: [Mailbox, VPN]}
                  - {name: badge, subject: "Badge for {name}", team: facilities, after: [account]}
              - id: toner
                title: Toner
                asks: [place]
                subject: "Toner: {place}"
                service: printing
                fields: {location: "{place}", problem: toner}
                approval: {question: May toner be bought?, from: manager, within: 5d}
                parts:
                  - {name: order, subject: Order toner, team: facilities}

            """

        private static let macros = """
            macros:
              - id: toner
                title: Toner is under way
                teams: [it]
                reply: {en: "Hello {requester}, toner is under way.", fr: "Bonjour {requester}."}
                note: Ordered as usual.
                do:
                  - take
                  - tag: [printer]
                  - classify: {kind: incident, impact: low, urgency: low}
                  - hold: {reason: supplier, for: supplier:printfix}
              - id: everything
                note: {en: "Two\\nlines", other: "{agent} de {team}"}
                do:
                  - classify: {kind: service-request}
                  - service: {id: accounts, fields: {account: julie}}
                  - no-service
                  - language: fr
                  - no-language
                  - tag: [a, b]
                  - untag: a
                  - assign: it
                  - assign: {team: it, agent: luc}
                  - watch: anna
                  - unwatch: anna
                  - hold: information
                  - resume
                  - resolve: not-reproducible
                  - resolve: {as: workaround, despite-open-children: true}
                  - close
                  - close: {despite-open-children: true}
              - id: more
                do:
                  - reopen: "It is back: look again"
                  - hand-over: printfix
                  - take-back
                  - ask: {question: May it be?, from: [anna, elise], needed: 1, within: 36h}
                  - ask: {question: "And now?", from: manager}
                  - steps: [Look, "Write it down"]
                  - rename: "Same again"
                  - about: device:LT-4711
                  - not-about: device:LT-4711

            """

        private static let rules = """
            rules:
              - id: board
                title: The board first
                on: [opened, asked]
                if: {requesters: [elise], states: [new, open], kinds: [service-request, incident]}
                do:
                  - tag: [board]
                  - classify: {urgency: high}
              - id: silent
                title: Nobody has it after two days
                on: [opened]
                after: 2d
                if: {services: [accounts], words: [certificate], at-least: high, tags: [vpn], teams: [it],
                     channels: [mail], assigned: false, awaiting-approval: true}
                reply: We have not forgotten you.
                do: [no-team]
                active: false

            """

        /// `key: text` lines of one template, macro or rule, the first after `- `.
        private static func entry(_ section: String, _ lines: String...) -> String {
            "\(section):\n  - " + lines.joined(separator: "\n    ") + "\n"
        }

        /// What is wrong with a file, in which line, and a part of what is said of it.
        static let mistakes: [(yaml: String, line: Int, says: String)] = [
            (entry("templates", "id: t", "team: it"), 2, "needs “subject”"),
            (entry("templates", "id: t", "subject: \"{name}\""), 2, "Nothing fills “{name}”"),
            (entry("templates", "id: t", "subject: T", "team: nobody"), 4, "no team “nobody”"),
            (entry("templates", "id: t", "subject: T", "fields: {a: b}"), 4, "“service”"),
            (
                entry("templates", "id: t", "subject: T", "service: printing", "fields: {location: x, problem: ink}"),
                5,
                "toner, papier, autre"
            ),
            (entry("templates", "id: t", "subject: T", "service: accounts"), 2, "needs an answer"),
            (entry("templates", "id: t", "subject: T", "approval: {question: Q, from: anna}"), 4, "a list of people"),
            (entry("templates", "id: t", "subject: T", "approval: {question: Q, from: [zoe]}"), 4, "no person “zoe”"),
            (
                entry("templates", "id: t", "subject: T", "parts:", "  - {name: a, subject: A, ahead: soon}"), 5,
                "not “soon”"
            ),
            (
                entry("templates", "id: t", "subject: T", "parts:", "  - {name: a, subject: A, after: [a]}"), 2,
                "wait for each other"
            ),
            (entry("macros", "id: m"), 2, "what is to be done"),
            (entry("macros", "id: m", "reply: \"{name}\""), 3, "Nothing fills “{name}”"),
            (entry("macros", "id: m", "do: [dance]"), 3, "“dance” is nothing that can be done"),
            (entry("macros", "id: m", "do:", "  - tag: [two words]"), 4, "without blanks"),
            (entry("macros", "id: m", "do:", "  - tag"), 4, "“tag” needs a value"),
            (entry("macros", "id: m", "do:", "  - resume: now"), 4, "stands alone"),
            (entry("macros", "id: m", "do:", "  - classify: {}"), 4, "needs “kind”"),
            (entry("macros", "id: m", "do:", "  - hold: {reason: supplier, for: acme}"), 4, "supplier:ID"),
            (
                entry("macros", "id: m", "do:", "  - hold: {reason: supplier, for: \"supplier:acme\"}"), 4,
                "no supplier “acme”"
            ),
            (entry("macros", "id: m", "do:", "  - service: vpn"), 4, "no service “vpn”"),
            (entry("rules", "id: r", "do: [resume]"), 2, "on what the rule acts"),
            (entry("rules", "id: r", "on: [dropped]", "do: [resume]"), 3, "opened, asked"),
            (entry("rules", "id: r", "on: [opened]", "do: [take]"), 2, "assign it"),
            (entry("rules", "id: r", "on: [opened]", "after: 5s", "do: [resume]"), 2, "366 days"),
            (entry("rules", "id: r", "on: [opened]", "if: {words: [two words]}", "do: [resume]"), 2, "not one word"),
            (entry("rules", "id: r", "on: [opened]", "if: {team: [it]}", "do: [resume]"), 4, "“team” is not known"),
        ]
    }
#endif
