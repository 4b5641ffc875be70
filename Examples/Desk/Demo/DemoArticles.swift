#if Command
    import ServiceDesk

    /// What the teams of `desk demo` have written down, in three languages.
    extension DemoScript {
        func articles() async throws {
            try await day(5, 8, 41)
            try await publish("luc", Self.printerArticle)
            try await publish("mia", Self.leaveArticle)
            try await publish("bram", Self.badgeArticle)
        }

        private static let printerArticle = ArticleContent(
            "Une imprimante ne répond plus",
            text: """
                Essayez ceci avant de nous écrire : quatre fois sur cinq, cela suffit.

                1. Regardez l’écran de l’imprimante. **Papier** ou **toner** : remplissez, c’est tout.
                2. Éteignez-la, attendez dix secondes, rallumez-la.
                3. Imprimez sur celle d’un autre étage en attendant.

                L’écran affiche `E-57` ? N’insistez pas : le four est trop chaud, PrintFix doit venir. Envoyez-nous une
                demande *Imprimantes* avec l’étage et le code.
                """,
            language: "fr", team: "it", audience: .everyone, tags: ["printer"])

        private static let leaveArticle = ArticleContent(
            "Verlof aanvragen",
            text: """
                Vraag je verlof ten minste **twee weken** vooraf aan, bij je leidinggevende.

                - Tot vijf dagen: je leidinggevende beslist binnen twee werkdagen.
                - Langer: de personeelsdienst kijkt mee, reken op een week.
                - Ouderschapsverlof: schrijf ons eerst, dan rekenen we samen uit wat het voor je loon betekent.

                Ziek tijdens je verlof? Bel ons dezelfde dag, dan telt die dag niet als verlof.
                """,
            language: "nl", team: "hr", audience: .everyone, tags: ["verlof"])

        private static let badgeArticle = ArticleContent(
            "Lost your badge?",
            text: """
                1. Tell us at once, day or night: +32 2 555 01 41. We block it within minutes.
                2. Ask for a new one with a *Badges and keys* request, and say which doors you need.
                3. Until then the reception gives you a day badge; bring something with your photo.

                Found it again? Bring it to us: a blocked badge does not come back to life by itself.
                """,
            language: "en", team: "facilities", audience: .everyone, tags: ["badge"])
    }
#endif
