#if Command
    /// The company of `desk demo`: a small brewery in Brussels that speaks French, Dutch and English.
    enum DemoCompany {
        static let yaml = organisation + hours + people + morePeople + teams + services + serviceLevels

        private static let organisation = """
            organisation: {id: parc, name: Brasserie du Parc}
            departments:
              - {id: direction, name: Direction}
              - {id: production, name: Brouwzaal en logistiek}
              - {id: ventes, name: Ventes et marketing}
              - {id: support, name: Support services}
            suppliers:
              - {id: printfix, name: PrintFix bv,
                 addresses: [{mail: service@printfix.example}, {phone: +32 2 555 90 00}]}
              - {id: cloudwerk, name: Cloudwerk nv, addresses: [{mail: noc@cloudwerk.example}]}

            """

        private static let hours = """
            hours:
              - id: bureau
                name: Heures de bureau / Kantooruren
                zone: Europe/Brussels
                weekly: {mon-fri: ["08:30-12:30", "13:00-17:30"]}
                holidays:
                  - {date: 2020-01-01, every: year, name: Nieuwjaar}
                  - {date: 2020-05-01, every: year, name: Fête du Travail}
                  - {date: 2020-07-21, every: year, name: Nationale feestdag}
                  - {date: 2020-12-25, every: year, name: Noël}

            """

        private static let people = """
            people:
              - {id: elise, name: Élise Fontaine, department: direction, language: fr,
                 addresses: [{mail: elise@parc.example}]}
              - {id: anna, name: Anna Peeters, department: production, manager: elise, language: nl,
                 addresses: [{mail: anna@parc.example}, {phone: +32 2 555 01 10}]}
              - {id: joris, name: Joris Vandenbroucke, department: production, manager: anna, language: nl,
                 addresses: [{mail: joris@parc.example}]}
              - {id: fatima, name: Fatima El Amrani, department: production, manager: anna, language: fr,
                 addresses: [{mail: fatima@parc.example}]}
              - {id: julie, name: Julie Lambert, department: ventes, manager: elise, language: fr,
                 addresses: [{mail: julie@parc.example}, {phone: +32 2 555 01 21}]}
              - {id: karim, name: Karim Benali, department: ventes, manager: julie, language: fr,
                 addresses: [{mail: karim@parc.example}]}
              - {id: emily, name: Emily Carter, department: ventes, manager: julie, language: en,
                 addresses: [{mail: emily@parc.example}]}

            """

        private static let morePeople = """
              - {id: piet, name: Piet De Smet, department: support, manager: elise, language: nl,
                 skills: [network, printers],
                 addresses: [{mail: piet@parc.example}, {phone: +32 2 555 01 31}]}
              - {id: luc, name: Luc Moreau, department: support, manager: piet, language: fr,
                 skills: [accounts, printers],
                 addresses: [{mail: luc@parc.example}]}
              - {id: aisha, name: Aisha Khan, department: support, manager: piet, language: en,
                 skills: [accounts, network],
                 addresses: [{mail: aisha@parc.example}, {chat: "@aisha"}]}
              - {id: mia, name: Mia Janssens, department: support, manager: elise, language: nl,
                 addresses: [{mail: mia@parc.example}]}
              - {id: hugo, name: Hugo Laurent, department: support, manager: mia, language: fr,
                 addresses: [{mail: hugo@parc.example}]}
              - {id: bram, name: Bram Willems, department: support, manager: elise, language: nl,
                 addresses: [{mail: bram@parc.example}, {phone: +32 2 555 01 41}]}
              - {id: rene, name: René Dubois, supplier: printfix, language: fr,
                 addresses: [{mail: rene@printfix.example}]}

            """

        private static let teams = """
            teams:
              - id: it
                name: Informatique
                mission: Ordinateurs, imprimantes, réseau, mots de passe.
                department: support
                addresses: [{mail: it@parc.example}, {phone: +32 2 555 01 30}]
                assignment: manual
                hours: bureau
                members: [{person: piet, role: lead, capacity: 10}, {person: luc, capacity: 8}, {person: aisha,
                   capacity: 8}]
              - id: hr
                name: Personeelsdienst
                mission: Contracten, verlof, loon en alles wat persoonlijk is.
                department: support
                addresses: [{mail: hr@parc.example}]
                members: [{person: mia, role: lead}, hugo]
              - id: facilities
                name: Facilities
                mission: Buildings, badges, vehicles, meeting rooms.
                department: support
                addresses: [{mail: facilities@parc.example}]
                assignment: least-loaded
                members: [{person: bram, role: lead, capacity: 15}]

            """

        private static let services = """
            services:
              - id: printing
                team: it
                name: Imprimantes / Printers
                description: Toner, bourrage papier, nouvelle imprimante.
                kind: incident
                skills: [printers]
                form:
                  - {name: location, question: "Où est l’imprimante ?", required: true}
                  - {name: problem, question: "Quel est le problème ?", choices: [toner, papier, autre], required: true}
                  - {name: details, question: "Que voyez-vous ?", when: {field: problem, is: [autre]}}
              - id: accounts
                team: it
                name: Accounts en wachtwoorden
                description: Nieuw account, vergeten wachtwoord, toegang tot een map.
                urgency: high
                skills: [accounts]
                form:
                  - {name: account, question: Over welk account gaat het?, required: true}
              - id: onboarding
                team: hr
                name: A new colleague
                description: Contract, desk, badge and computer for the first day.
                form:
                  - {name: start, question: First day?, type: date, required: true}
                  - {name: manager, question: Who will be the manager?, type: person, required: true}
              - id: personal
                team: hr
                name: Question personnelle
                description: Confidentiel, seule l’équipe la lit.
                confidential: true
              - id: badge
                team: facilities
                name: Badges and keys
                form:
                  - {name: doors, question: Which doors?, required: true}

            """

        private static let serviceLevels = """
            service-levels:
              - id: standard
                name: What the support teams promise
                rules:
                  - when: {services: [onboarding]}
                    targets:
                      - {metric: first-response, within: 1 service days, hours: bureau}
                      - {metric: resolution, within: 10 service days, hours: bureau, warn: [75]}
                  - targets:
                      - metric: first-response
                        within: {critical: 30 service minutes, high: 1 service hours, other: 4 service hours}
                        hours: bureau
                        warn: [75]
                      - {metric: next-response, within: 4 service hours, hours: bureau}
                      - metric: resolution
                        within: {critical: 4 service hours, high: 1 service days, other: 3 service days}
                        hours: bureau
                        warn: [50, 80]
                      - metric: supply
                        supplier: printfix
                        party: supplier:printfix
                        within: 48 elapsed hours

            """
    }
#endif
