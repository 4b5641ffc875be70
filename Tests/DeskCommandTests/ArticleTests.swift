#if Command
    import Testing

    /// Articles in the terminal: written, published, found, taken back.
    @Suite struct ArticleTests {
        @Test func anArticleFromItsDraftToItsEnd() throws {
            let place = try Workplace.demo()
            try place.write("vpn.md", "# VPN sur macOS\n\nInstallez la *version 5.2*.\n")
            let added = try place.desk(
                "knowledge", "add", "vpn.md", "--as", "luc", "--audience", "department:ventes", "--tag", "vpn", "--json"
            ).json().article
            #expect(added.number == 4 && added.version == 1 && added.state == "draft" && added.language == "fr")
            #expect(added.title == "VPN sur macOS" && added.team == "it" && added.person == "luc")
            #expect(try place.desk("knowledge", "show", "A4", "--as", "karim").status == 68)
            #expect(try place.desk("knowledge", "publish", "4", "--as", "luc").status == 0)
            let shown = try place.desk("knowledge", "show", "a4", "--as", "karim", "--json").json().article
            #expect(shown.text == "Installez la *version 5.2*.\n" && shown.publishedVersion == 2)
            // Of another department.
            #expect(try place.desk("knowledge", "show", "4", "--as", "joris").status == 68)

            let edited = try place.desk("knowledge", "edit", "4", "--as", "luc", "--title", "VPN")
            #expect(edited.status == 0 && edited.output.contains("draft  version 3"))
            let late = try place.desk("knowledge", "edit", "4", "--version", "2", "--as", "piet", "--title", "Autre")
            #expect(late.status == 72 && late.errors.contains("version 3"))
            let found = try place.desk("knowledge", "search", "vpn", "--as", "karim", "--json").json().articles.items
            #expect(found.map(\.title.string) == ["VPN sur macOS"])
            // Of a published version and a draft behind it, what matched is shown.
            func titles(_ arguments: String) throws -> [String?] {
                let answer = try place.shell("desk \(arguments) --as luc --json").json()
                return answer.articles.items.filter { $0.number == 4 }.map(\.title.string)
            }
            #expect(try titles("knowledge list") == ["VPN"])
            #expect(try titles("knowledge list --state published") == ["VPN sur macOS"])
            #expect(try titles("knowledge search vpn") == ["VPN"] && titles("search vpn") == ["VPN"])
            #expect(try titles("knowledge search macos") == ["VPN sur macOS"])
            #expect(try titles("search macos") == ["VPN sur macOS"])
            let history = try place.desk("knowledge", "show", "4", "--history", "--as", "luc", "--json").json()
            #expect(history.versions.items.map(\.state.string) == ["draft", "published", "draft"])
            #expect(try place.desk("knowledge", "show", "4", "--history", "--as", "karim").status == 77)
            #expect(try place.desk("knowledge", "retire", "4", "--as", "karim").status == 77)
            #expect(try place.desk("knowledge", "retire", "4", "--as", "luc").status == 0)
            #expect(try place.desk("knowledge", "show", "4", "--as", "karim").status == 68)
            #expect(try place.desk("verify").status == 0)
        }

        @Test func whatAnArticleSolvedIsToldToThoseWhoMayReadIt() throws {
            let place = try Workplace.demo()
            func run(_ line: String) throws -> Outcome { try place.shell("desk \(line)") }
            #expect(try run("knowledge edit A1 --audience agents --as luc").status == 0)
            #expect(try run("knowledge publish A1 --as luc").status == 0)
            #expect(try run("resolve 18 answered --article A99 --as aisha").status == 67)
            let resolved = try run("resolve 18 answered --article A1 --as aisha --json").json()
            #expect(resolved.request.solvedBy == 1)
            #expect(try run("show 18 --as piet").output.contains("solved by   A1"))
            #expect(try run("list --solved-by A1 --as piet --json").json().requests.items.map(\.number.integer) == [18])
            let forKarim = try run("show 18 --as karim").output
            #expect(forKarim.contains("answered") && !forKarim.contains("A1"), "\(forKarim)")
            let hidden = try run("list --solved-by A1 --as karim")
            #expect(hidden.status == 67 && hidden.errors.contains("no article “A1”"))
            #expect(try run("verify").status == 0)
        }

        @Test func reviewsAndTranslations() throws {
            let place = try Workplace.demo()
            func run(_ line: String) throws -> Outcome { try place.shell("desk \(line)") }
            #expect(try run("knowledge edit A1 --review 2026-01-15 --as luc").status == 0)
            #expect(try run("knowledge edit A1 --review tomorrow --as luc").status == 64)
            let add = "knowledge add - --title Printer --language en --translation-of A1 --review 2026-01-01 --as luc"
            #expect(try place.shell("echo Restart | desk \(add)").status == 0)
            let due = try run("knowledge review --as piet --json").json().articles.items
            #expect(due.map(\.number.integer) == [4, 1] && due.map(\.reviewBy.string) == ["2026-01-01", "2026-01-15"])
            #expect(due.allSatisfy { ($0.daysOver.integer ?? 0) > 0 })
            #expect(try run("knowledge review --by 2026-01-14 --as piet").output.contains("A1") == false)
            #expect(try run("knowledge review --as mia").output == "Nothing is due for review.\n")
            #expect(try run("knowledge review --as emily").status == 64)
            #expect(try run("knowledge show A4 --as luc").output.contains("translates  A1 (fr)"))
            #expect(try run("knowledge show A1 --as luc").output.contains("also in     A4 (en)"))
            // Of a draft others are told nothing.
            #expect(try run("knowledge show A1 --as emily").output.contains("A4") == false)
            #expect(try run("knowledge edit A1 --translation-of A4 --as luc").status == 65)
            #expect(try run("knowledge edit A4 --review none --translation-of none --as luc").status == 0)
            let plain = try run("knowledge show A4 --as luc --json").json().article
            #expect(plain.reviewBy.string == nil && plain.translationOf.string == nil)
        }

        @Test func suggestionsAndRanks() throws {
            let place = try Workplace.demo()
            let letter = String(repeating: "Bonjour, je ne sais plus. ", count: 40) + "Mon imprimante !"
            let found = try place.shell("echo '\(letter)' | desk knowledge suggest - --as emily --json").json()
            #expect(found.articles.items.map(\.number.integer) == [1] && found.knownErrors.items.isEmpty)
            #expect(try place.desk("knowledge", "suggest", "…", "--as", "emily").status == 64)
            #expect(
                try place.desk("knowledge", "suggest", "zzz", "--as", "emily").output == "Nothing that may answer it.\n"
            )
            let ranked = try place.shell("desk knowledge search badge imprimante --as emily --json").json().articles
                .items
            #expect(ranked.map(\.rank.integer) == [1, 2] && ranked.allSatisfy { $0.id.string != nil })
            let scores = ranked.map { article -> Double in
                if case .number(let score) = article.score { return score }
                return 0
            }
            #expect(scores.count == 2 && scores[0] >= scores[1] && scores[1] > 0)
        }

        @Test func searchShowsArticlesAboveRequests() throws {
            let place = try Workplace.demo()
            let text = try place.desk("search", "--as", "piet", "imprimante").output
            let (article, request) = (text.range(of: "A1  published"), text.range(of: "pending"))
            #expect(article != nil && request != nil)
            if let article, let request { #expect(article.lowerBound < request.lowerBound) }
            let answer = try place.desk("search", "--as", "emily", "imprimante", "--json").json()
            #expect(answer.articles.items.map(\.number.integer) == [1])
            #expect(try place.desk("list", "--text", "imprimante", "--as", "piet").output.contains("A1") == false)
        }

        @Test func whatIsMissingIsSaid() throws {
            let place = try Workplace.demo()
            func add(_ text: String, _ options: String) throws -> Int32 {
                try place.shell("printf '%s' '\(text)' | desk knowledge add - \(options)").status
            }
            #expect(try add("Sans titre", "--as luc") == 64)
            #expect(try add("# A", "--as luc --audience anyone") == 64)
            #expect(try add("# A", "--as luc --audience team:nowhere") == 67)
            #expect(try add("# A", "--as luc --audience department:nowhere") == 67)
            let mistyped = try place.desk("knowledge", "edit", "A1", "--audience", "department:vente", "--as", "luc")
            #expect(
                mistyped.status == 67
                    && mistyped.errors.contains(
                        "no department “vente”. There is: direction, parc, production, support, ventes."),
                "\(mistyped.errors)")
            #expect(try add("# A", "--as emily") == 64)
            #expect(try add("# A", "--as emily --team it") == 77)
            #expect(try place.desk("knowledge", "add", "none.md", "--as", "luc").status == 66)
            #expect(try place.desk("knowledge", "show", "B4", "--as", "luc").status == 64)
            #expect(try place.desk("knowledge", "search", "!", "--as", "luc").status == 64)
            #expect(try place.desk("knowledge", "list", "--tag", "verlof", "--as", "julie").output.contains("A2"))
        }
    }
#endif
