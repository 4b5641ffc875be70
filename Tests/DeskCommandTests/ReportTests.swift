#if Command
    import Foundation
    import Testing

    /// The page of `desk report`.
    @Suite struct ReportTests {
        let place: Workplace

        init() throws { place = try Workplace.demo() }

        private func desk(_ line: String) throws -> Outcome {
            try place.start([Workplace.binary] + line.split(separator: " ").map(String.init)).wait()
        }

        private static let week = "--from 2026-02-27 --to 2026-03-06"

        @Test func writesAPageOnce() throws {
            let written = try desk("report week.html \(Self.week) --zone Europe/Brussels --goal 90 --json").json()
            let page = try place.text("week.html")
            #expect(written.file == "week.html" && written.bytes.integer == page.utf8.count)
            #expect(written.zone == "Europe/Brussels" && written.from.string == "2026-02-26T23:00:00Z")
            #expect(written.until.string == "2026-03-06T23:00:00Z")
            let opened = try #require(written.opened.integer)
            #expect(opened > 5 && page.contains("<dd class=\"value\">\(opened)</dd>"), "\(written)")
            #expect(
                page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n") && page.contains("Europe/Brussels"))
            #expect(page.contains("The whole organisation") && !page.contains("<script"))

            let again = try desk("report week.html \(Self.week)")
            #expect(again.status == 73 && again.errors.contains("--force"), "\(again)")
            #expect(try place.text("week.html") == page)
            let forced = try desk("report week.html \(Self.week) --title Semaine --force")
            #expect(forced.output.hasPrefix("week.html: 2026-02-27 to 2026-03-06, \(opened) requests opened, "))
            #expect(try place.text("week.html").contains("<h1>Semaine</h1>"))
            let files = try FileManager.default.contentsOfDirectory(atPath: place.folder)
            #expect(!files.contains { $0.contains(".part-") })
        }

        @Test func tellsOfTheTeamsOfWhoAsks() throws {
            let page = try desk("report - \(Self.week) --as piet").output
            #expect(page.contains("Piet") && !page.contains("Personeelsdienst"))
            let all = try desk("report - \(Self.week)").output
            #expect(all.contains("Personeelsdienst"))
        }

        @Test func speaksTheLanguageThatIsAskedFor() throws {
            for (language, title, audience) in [
                ("en", "Report of the service desk", "The whole organisation"),
                ("fr", "Rapport du service desk", "Toute l’organisation"),
                ("nl", "Rapport van de servicedesk", "De hele organisatie"),
            ] {
                let page = try desk("report - \(Self.week) --language \(language)").output
                #expect(page.contains("<html lang=\"\(language)\">") && page.contains("<h1>\(title)</h1>"))
                #expect(page.contains(audience))
            }
            #expect(try desk("report - \(Self.week) --language nl --as piet").output.contains("– gemaakt voor Piet"))
        }

        @Test func sayThatThereIsNothing() throws {
            let outcome = try desk("report none.html --from 2020-01-01 --to 2020-01-31")
            #expect(
                outcome.output
                    == "none.html: 2020-01-01 to 2020-01-31, a page that says that nothing was recorded then.\n")
            #expect(try place.text("none.html").contains("Nothing was recorded in this time."))
        }

        @Test func failures() throws {
            let failures: [(String, Int32, String)] = [
                ("report a.html --team nobody", 67, "“nobody”"), ("report a.html --as julie", 77, "work for the team"),
                ("report a.html --team hr --as piet", 77, "work for the team"),
                ("report a.html --zone Nowhere/City", 64, "Europe/Brussels"),
                ("report a.html --goal 101", 64, "--goal"), ("report a.html --language de", 64, "en, fr or nl"),
                ("report a.html --from 2026-03-06 --to 2026-03-01", 64, "--to"), ("report no/a.html", 73, "no/a.html"),
                ("report a.html --minimum 0", 64, "--minimum"), ("report", 64, "file"),
            ]
            for (line, status, part) in failures {
                let outcome = try desk(line)
                #expect(outcome.status == status && outcome.errors.contains(part), "\(line): \(outcome)")
                #expect(!FileManager.default.fileExists(atPath: place.path("a.html")))
            }
        }
    }
#endif
