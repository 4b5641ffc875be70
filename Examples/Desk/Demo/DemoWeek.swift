#if Command
    import ServiceDesk

    /// What happens in the week of `desk demo`: requests of every state, from several teams, in three languages.
    extension DemoScript {
        /// The requests that the command speaks of afterwards.
        struct Highlights {
            var printer, onboarding, personal: Request.Number
        }

        func play() async throws -> Highlights {
            try await articles()
            let printer = try await printers()
            try await passwords()
            let onboarding = try await newColleague()
            let personal = try await personalMatter()
            try await buildings()
            try await network()
            try await answers()
            try await smallThings()
            try await today()
            return Highlights(printer: printer, onboarding: onboarding, personal: personal)
        }

        /// A printer that a supplier has to repair; a second report is merged; a file; a split.
        private func printers() async throws -> Request.Number {
            try await day(5, 9, 14)
            let printer = try await open(
                "julie", "L’imprimante du deuxième étage ne répond plus",
                "Bonjour,\n\nDepuis ce matin, plus rien ne sort de l’imprimante près de la salle Senne. "
                    + "L’écran affiche « E-57 ». J’ai un contrat à signer avant midi."
            ) {
                $0.service = "printing"
                $0.fields = [
                    "location": .text("2e étage, salle Senne"), "problem": .choice("autre"), "details": .text("E-57"),
                ]
                $0.urgency = .high
                $0.due = hoursAhead(4)
            }
            try await day(5, 9, 21)
            try await act("piet", printer, .take)
            try await reply(
                "piet", printer, "Bonjour Julie, je regarde. En attendant, l’imprimante du premier étage marche.")
            try await day(5, 9, 40)
            let second = try await open("karim", "Imprimante en panne (2e)", "Elle affiche une erreur, E-57 je crois.")
            {
                $0.team = "it"
                $0.kind = .incident
            }
            try await day(5, 9, 47)
            try await merge("piet", second, into: printer)
            try await note("piet", printer, "E-57 = fuser. Zelfde fout als in maart; PrintFix moet komen.")
            try await day(5, 10, 5)
            try await attach(
                "julie", printer, "Voici le journal que l’écran propose d’enregistrer.", name: "journal-imprimante.txt",
                type: "text/plain",
                content: "07:58:12 boot ok\n08:02:40 warm-up\n08:03:55 E-57 fuser temperature\n08:03:55 halt\n")
            try await day(5, 10, 30)
            try await act(
                "piet", printer, .handOver("printfix"), .tag(["printer", "etage-2"]),
                .hold(Pending(.supplier, waitingFor: .supplier("printfix"))))
            try await day(3, 14, 10)
            try await reply("rene", printer, "Bonjour, la pièce est commandée ; nous passons dans les deux jours.")
            return printer
        }

        private func passwords() async throws {
            try await day(5, 10, 2)
            let password = try await open(
                "joris", "Mijn wachtwoord is verlopen", "Ik kan niet meer aanmelden op de brouwzaal-pc."
            ) {
                $0.service = "accounts"
                $0.fields = ["account": .text("joris")]
                $0.channel = .phone
            }
            try await day(5, 10, 11)
            try await act("aisha", password, .take)
            try await resolve("aisha", password, .fixed, "Done, Joris: you can choose a new one at the next sign-in.")
            try await day(4, 8, 30)
            try await act("joris", password, .close(despiteOpenChildren: false))
            try await day(4, 11, 0)
            let folder = try await open(
                "emily", "No access to the export folder", "I get “permission denied” since the move."
            ) {
                $0.service = "accounts"
                $0.fields = ["account": .text("emily")]
            }
            try await day(4, 11, 20)
            try await act("luc", folder, .take)
            try await resolve("luc", folder, .fixed, "Hello Emily, you are in the group “export” again.")
            try await day(3, 9, 5)
            try await reply("emily", folder, "Sorry, it still says “permission denied” for the sub-folder 2026.")
            try await day(2, 9, 15)
            try await note("luc", folder, "Héritage des droits coupé sur 2026, voir avec Aisha.")
        }

        /// A parent with children in other teams.
        private func newColleague() async throws -> Request.Number {
            try await day(4, 13, 30)
            let parent = try await open(
                "anna", "Nieuwe collega: Noor Baert start binnenkort", "Brouwassistente, voltijds."
            ) {
                $0.service = "onboarding"
                $0.fields = ["start": .date(hoursAhead(24 * 9).localDay), "manager": .person("anna")]
                $0.watchers = ["elise"]
            }
            try await day(4, 14, 0)
            try await act("mia", parent, .take)
            // Opened for the own team first: an agent relates only requests that they handle.
            let laptop = try await open(
                "mia", "Laptop en account voor Noor Baert", "Standaardmodel, Nederlands klavier."
            ) {
                $0.team = "hr"
                $0.beneficiary = "anna"
            }
            let badge = try await open("mia", "Badge voor Noor Baert", "Zelfde deuren als Joris.") { $0.team = "hr" }
            try await link("mia", laptop, .childOf, parent)
            try await link("mia", badge, .childOf, parent)
            try await act("mia", laptop, .assign(team: "it"))
            try await act("mia", badge, .assign(team: "facilities", agent: "bram"))
            try await day(3, 10, 0)
            try await act("aisha", laptop, .assign(team: "it", agent: "aisha"), .setDue(hoursAhead(24 * 7)))
            try await day(2, 15, 0)
            try await resolve("bram", badge, .fixed, "Badge ligt klaar aan het onthaal.")
            return parent
        }

        private func personalMatter() async throws -> Request.Number {
            try await day(4, 16, 45)
            let personal = try await open(
                "fatima", "Question sur mon congé parental", "Je préfère en parler avec vous d’abord, sans mon équipe."
            ) { $0.service = "personal" }
            try await day(3, 9, 30)
            try await act("mia", personal, .take)
            try await reply("mia", personal, "Bonjour Fatima, bien sûr. Est-ce que jeudi à 10 heures vous convient ?")
            try await act("mia", personal, .hold(Pending(.information, waitingFor: .requester)))
            return personal
        }

        private func buildings() async throws {
            try await day(4, 8, 5)
            let heating = try await open("emily", "Meeting room Zenne is freezing", "16 °C at 8 o’clock, again.") {
                $0.team = "facilities"
                $0.kind = .incident
            }
            try await day(3, 8, 20)
            let again = try await open("karim", "Chauffage salle Senne", "Il fait très froid dans la salle ce matin.") {
                $0.team = "facilities"
                $0.kind = .incident
            }
            try await day(3, 11, 0)
            let problem = try await open(
                "bram", "Verwarming tweede verdieping valt ’s nachts uit", "Drie meldingen in een week."
            ) {
                $0.team = "facilities"
                $0.kind = .problem
                $0.impact = .medium
            }
            try await link("bram", heating, .causedBy, problem)
            try await link("bram", again, .causedBy, problem)
            try await link("bram", heating, .relatedTo, again)
            try await day(2, 9, 0)
            try await resolve(
                "bram", heating, .workaround, "There is an electric heater in the cupboard until the pump is replaced.")
            try await day(2, 9, 30)
            try await act("bram", problem, .hold(Pending(.date, waitingFor: .nobody)), .tag(["heating"]))
        }

        private func network() async throws {
            try await day(3, 7, 50)
            let outage = try await open(
                "anna", "Kassa’s in de proeverij zijn offline", "Alle drie sinds 7u30, de bezoekers komen om 10 uur!"
            ) {
                $0.team = "it"
                $0.kind = .incident
                ($0.impact, $0.urgency) = (.high, .high)
                $0.channel = .phone
            }
            try await day(3, 7, 53)
            try await act("piet", outage, .take)
            try await note("piet", outage, "Switch SW-3 antwoordt niet, ik ga kijken.")
            try await day(3, 8, 31)
            try await resolve("piet", outage, .fixed, "Stroomkabel van de switch zat los; alles werkt weer sinds 8u28.")
            try await day(3, 8, 40)
            try await act("anna", outage, .close(despiteOpenChildren: false))
        }

        private func answers() async throws {
            try await day(2, 10, 10)
            let hours = try await open(
                "karim", "Heures supplémentaires de samedi", "Faut-il encore le formulaire papier ?"
            ) {
                $0.team = "hr"
            }
            try await day(2, 10, 40)
            try await act("hugo", hours, .take)
            try await resolve("hugo", hours, .answered, "Non, le formulaire en ligne suffit depuis janvier.")
            try await day(2, 13, 0)
            let screen = try await open(
                "elise", "Second écran pour le bureau de la direction", "27 pouces de préférence."
            ) {
                $0.team = "it"
                $0.due = hoursAhead(24 * 3)
            }
            try await day(2, 13, 20)
            try await act("luc", screen, .take, .hold(Pending(.information, waitingFor: .person("elise"))))
            try await day(1, 9, 0)
            let club = try await open(
                "emily", "Can we have a foosball table?", "For the break room, everybody would love it."
            ) {
                $0.team = "facilities"
                ($0.impact, $0.urgency) = (.low, .low)
            }
            try await day(1, 9, 25)
            try await resolve(
                "bram", club, .declined, "Nice idea, but the fire exit runs through there. Darts, perhaps?")
        }

        private func smallThings() async throws {
            try await day(1, 11, 10)
            _ = try await open("julie", "Le site 日本語 de la boutique affiche des carrés", "En japonais : ビール → □□□.") {
                $0.team = "it"
                $0.kind = .incident
                $0.tags = ["web"]
            }
            try await day(1, 15, 30)
            let report = try await open(
                "anna", "Registratie van de werkuren voor de loonadministratie", "Voor vrijdag, alle ploegen."
            ) {
                $0.team = "hr"
                $0.kind = .obligation
                $0.due = hoursAhead(-2)
            }
            try await act("hugo", report, .assign(team: "hr", agent: "hugo"))
        }

        private func today() async throws {
            try await minutesAgo(55)
            let vpn = try await open(
                "karim", "VPN : « certificat expiré » depuis chez moi", "Je travaille à la maison aujourd’hui."
            ) {
                $0.team = "it"
                $0.kind = .incident
                $0.urgency = .high
                $0.channel = .mail
                $0.due = hoursAhead(3)
            }
            try await minutesAgo(48)
            try await act("aisha", vpn, .take)
            try await reply("aisha", vpn, "Bonjour Karim, which version does the client show under “About”?")
            try await act("aisha", vpn, .hold(Pending(.information, waitingFor: .requester)))
            try await minutesAgo(31)
            try await reply("karim", vpn, "Version 5.1.2, sur macOS.")
            try await minutesAgo(20)
            _ = try await open(
                "fatima", "La balance du silo 3 affiche 0 kg", "Le silo est plein. Je n’ose pas remplir davantage."
            ) {
                $0.team = "facilities"
                $0.kind = .incident
                ($0.impact, $0.urgency) = (.medium, .high)
                $0.due = hoursAhead(1)
            }
            try await minutesAgo(6)
            _ = try await open("joris", "Extra scherm voor de brouwzaal", "Zodat we de gisting kunnen volgen.") {
                $0.team = "it"
            }
        }
    }
#endif
