#if Command
    import Foundation
    import Testing

    /// Word to those whom something concerns, and what people say of how it went.
    @Suite struct AppreciationTests {
        let place: Workplace

        init() throws { place = try Workplace.demo() }

        private func desk(_ line: String, _ texts: String...) throws -> Outcome {
            let words = line.split(separator: " ").map(String.init)
            return try place.start([Workplace.binary] + words + texts).wait()
        }

        private func words(_ value: JSONValue) -> [String?] { value.items.map(\.string) }

        /// A request that Emily asked and Luc has resolved.
        private func resolved() throws -> String {
            let opened = try desk("open --as emily --team it --json", "The mouse jumps").json()
            let number = "\(try #require(opened.request.number.integer))"
            #expect(try desk("take \(number) --as luc").status == 0)
            #expect(try desk("survey ask \(number) --as emily").output.contains("Nothing is asked of you"))
            let early = try desk("survey answer \(number) 4 --as emily")
            #expect(early.status == 72 && early.errors.contains("resolved"), "\(early)")
            #expect(try desk("resolve \(number) fixed --as luc").status == 0)
            return number
        }

        // MARK: Outreach

        @Test func wordReachesADepartmentAndItIsKnownWhoHasReadIt() throws {
            let send = "outreach send 1 --audience department:ventes --title Imprimante --text"
            let sent = try desk("\(send) Lundi --as piet --json").json().request
            #expect(sent.outreach[0].article == 4 && sent.outreach[0].readers.items.isEmpty)
            #expect(words(sent.outreach[0].audience) == ["department:ventes"])
            #expect(words(try desk("outreach list --as karim --json").json().articles[0].tags) == ["outreach"])
            #expect(try desk("outreach list --as karim").output.contains("A4"))
            #expect(try desk("outreach list --as joris").output.contains("You were told nothing."))

            #expect(try desk("outreach read A4 --as karim").output.contains("A4  read"))
            #expect(try desk("outreach read 4 --as karim --json").json().read == 4)
            let readers = try desk("outreach readers 1 --as piet --json").json().outreach[0]
            #expect(words(readers.readers) == ["karim"] && words(readers.missing) == ["emily", "julie"])
            let table = try desk("outreach readers 1 --as piet").output
            #expect(table.contains("33 %") && table.contains("missing     Emily Carter (emily)"), "\(table)")
            let shown = try desk("show 1 --as piet").output
            #expect(shown.contains("told        A4 to department:ventes, read by 1 of 3"), "\(shown)")
            // What the team knows stays with the team.
            #expect(try desk("show 1 --as julie --json").json().request.outreach == .null)
            let told = try desk("\(send) Bis --as piet").output
            #expect(told.contains("A5  told department:ventes of #1"), "\(told)")
        }

        @Test func failuresOfOutreach() throws {
            let text = "--title Mot --text Bonjour"
            let failures: [(String, Int32, String)] = [
                ("outreach send 1 \(text) --audience everyone --as julie", 77, "team"),
                ("outreach send 8 \(text) --audience everyone --as mia", 77, "confidential"),
                ("outreach send 1 \(text) --as piet", 64, "--audience"),
                ("outreach send 1 --text Mot --audience everyone --as piet", 64, "--title"),
                ("outreach send 1 \(text) --audience department:vente --as piet", 67, "ventes"),
                ("outreach read A1 --as karim", 67, "A1"), ("outreach read A9 --as karim", 68, "article"),
                ("outreach readers 1 --as julie", 77, "team"), ("outreach readers 8 --as joris", 68, "#8"),
            ]
            for (line, status, part) in failures {
                let outcome = try desk(line)
                #expect(outcome.status == status && outcome.errors.contains(part), "\(line): \(outcome)")
            }
        }

        // MARK: Thanks, digest, survey

        @Test func thanksReachThoseWhoAreThankedAndTheDigest() throws {
            let given = try desk("thanks give 1 --to piet rene --as julie --json", "Merci pour la patience").json()
            #expect(words(given.request.thanks[0].to) == ["piet", "rene"])
            let received = try desk("thanks list --as piet --json").json().thanks
            #expect(received.items.count == 1 && received[0].from == "julie" && received[0].number == 1)
            #expect(try desk("thanks list --as piet").output.contains("Merci pour la patience"))
            #expect(try desk("thanks list --as luc").output.contains("No thanks in that time."))
            let digest = try desk("thanks digest it --as piet --json").json()
            #expect(digest.thanks[0].text == "Merci pour la patience" && digest.meanRating == .null)
            #expect(try desk("thanks digest it --month 2026-03 --as piet --json").json().opened.integer ?? 0 > 0)
            let told = try desk("thanks digest it --as piet").output
            #expect(told.hasPrefix("Informatique (it), 20"), "\(told)")
            #expect(told.contains("Julie Lambert to Piet De Smet, René Dubois, #1: Merci"), "\(told)")
            #expect(try desk("show 1 --as rene").output.contains("thanks      Julie Lambert (julie) to Piet De Smet"))
            let failures: [(String, Int32, String)] = [
                ("thanks give 1 Bravo --to julie --as julie", 65, "themselves"),
                ("thanks give 1 Bravo --to nobody --as julie", 67, "nobody"),
                ("thanks give 1 Bravo --as julie", 64, "--to"),
                ("thanks digest it --as luc", 77, "lead"),
                ("thanks digest it --month 2026-13 --as piet", 64, "2026-11"),
                ("thanks list --from 2d --until 1d --as piet", 64, "--until"),
            ]
            for (line, status, part) in failures {
                let outcome = try desk(line)
                #expect(outcome.status == status && outcome.errors.contains(part), "\(line): \(outcome)")
            }
        }

        @Test func theMonthsOfATeamAreSentByThemselves() throws {
            #expect(try desk("thanks send").output.contains("No month of a team is sent"))
            let sent = try desk("thanks send it --day 3 --at 09:30 --json").json().digests
            #expect(sent[0].team == "it" && sent[0].every == "FREQ=MONTHLY;BYMONTHDAY=3" && sent[0].time == "09:30")
            #expect(sent[0].sentAt.string?.contains("-03T") == true, "\(sent)")
            let listed = try desk("thanks send --json").json().digests
            #expect(listed.items.count == 1 && listed[0].sentAt == sent[0].sentAt)
            #expect(try desk("thanks send").output.contains("BYMONTHDAY=3"))
            let failures: [(String, Int32, String)] = [
                ("thanks send nowhere", 67, "nowhere"), ("thanks send it --day 29", 64, "28"),
                ("thanks send it --at 9:30", 64, "08:00"), ("thanks send --day 1", 64, "team"),
                ("thanks send it --stop --day 1", 64, "alone"), ("thanks send hr --stop", 67, "hr"),
                ("thanks send hr", 64, "--hours"), ("thanks send it --hours never", 65, "never"),
            ]
            for (line, status, part) in failures {
                let outcome = try desk(line)
                #expect(outcome.status == status && outcome.errors.contains(part), "\(line): \(outcome)")
            }
            #expect(try desk("thanks send it --stop --json").json().stopped == "it")
            #expect(try desk("thanks send --json").json().digests.items.isEmpty)
        }

        @Test func whoeverAskedSaysHowContentTheyAre() throws {
            let number = try resolved()
            let question = try desk("survey ask \(number) --as emily --json").json().question.string
            #expect(question?.contains("content") == true)
            #expect(try desk("survey ask \(number) --as luc --json").json().question == .null)
            let answered = try desk("survey answer \(number) 4 Quick --share --as emily --json").json().request
            #expect(answered.satisfaction.rating == 4 && answered.satisfaction.remark == "Quick")
            #expect(try desk("show \(number) --as luc").output.contains("content     4 of 5: Quick"))
            #expect(try desk("survey ask \(number) --as emily").output.contains("Nothing is asked of you"))
            #expect(try desk("survey answer \(number) 9 --as emily").status == 65)
            #expect(try desk("survey answer \(number) 1 --as luc").status == 77)

            let few = try desk("thanks digest it --as piet").output
            #expect(few.contains("1 answer, too few to tell of") && !few.contains("Quick"), "\(few)")
            let digest = try desk("thanks digest it --minimum 1 --as piet --json").json()
            #expect(digest.answers == 1 && digest.meanRating == 4 && digest.remarks[0].text == "Quick")
        }

        // MARK: Things

        @Test func aRequestIsAboutSomething() throws {
            let added = try desk("about add 1 device:LT-4711 --as piet --json").json().request
            #expect(words(added.about) == ["device:LT-4711"])
            #expect(try desk("show 1 --as piet").output.contains("about       device:LT-4711"))
            // Nobody says here what a device is; those who do not handle it are told nothing.
            #expect(try desk("show 1 --as julie --json").json().request.about == .null)
            #expect(try desk("about add 1 laptop --as piet").status == 64)
            #expect(try desk("about add 1 device:LT-4712 --as julie").status == 77)
            #expect(try desk("about remove 1 device:LT-4711 --as piet --json").json().request.about == .null)
            #expect(try desk("verify").status == 0)
        }
    }
#endif
