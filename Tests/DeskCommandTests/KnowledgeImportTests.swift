#if Command
    import Foundation
    import Testing

    /// A folder of Markdown becomes articles.
    @Suite struct KnowledgeImportTests {
        private func handbook(in place: Workplace) throws {
            try place.write(
                "conges.md", "---\ntags: [absence]\nlang: fr\nreview: 2027-01-31\n---\n# Prendre congé\n\nOui.\n")
            let folder = URL(fileURLWithPath: place.folder).appending(path: "handbook/verlof")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try FileManager.default.moveItem(
                at: URL(fileURLWithPath: place.folder).appending(path: "conges.md"),
                to: folder.appending(path: "conges.md"))
            try place.write(
                "handbook/badge.md",
                "---\nkeywords: lost badge, key\n---\n# A lost badge\n\nTell the *reception*, see "
                    + "[congé](verlof/conges.md) <script>alert(1)</script>\n")
            try place.write("handbook/photo.png", "no picture")
            try place.write("handbook/verlof/broken.md", "---\ntitle: [\n---\nNothing\n")
        }

        @Test func onceOrTwiceItIsTheSame() throws {
            let place = try Workplace.demo()
            try handbook(in: place)
            let first = try place.desk("knowledge", "import", "handbook", "--as", "luc", "--json")
            #expect(first.status == 0, "\(first.errors)")
            let answer = try first.json()
            #expect(answer.added == 2 && answer.changed == 0 && answer.others.png == 1)
            #expect(answer.passedOver.items.count == 1)
            #expect(answer.passedOver.items.first?.string?.hasPrefix("verlof/broken.md") == true)
            let again = try place.desk("knowledge", "import", "handbook", "--as", "luc", "--json").json()
            #expect(again.added == 0 && again.changed == 0 && again.unchanged == 2)

            let found = try place.desk("knowledge", "search", "--json", "congé", "--as", "karim").json().articles.items
            #expect(found.first?.title == "Prendre congé" && found.first?.language == "fr")
            #expect(found.first?.tags.items.map(\.string) == ["absence", "verlof"])
            #expect(found.first?.reviewBy == "2027-01-31" && found.first?.version == 2)
            let badge = try place.desk("knowledge", "search", "--json", "lost badge", "--as", "karim").json()
            let number = try #require(badge.articles.items.first?.number.integer)
            let shown = try place.desk("knowledge", "show", "A\(number)", "--as", "karim")
            #expect(shown.output.contains("Tell the reception") && !shown.output.contains("<script>"))
            let leave = try #require(found.first?.number.integer)
            #expect(shown.output.contains("congé (A\(leave))"), "\(shown.output)")
            let html = try place.desk("knowledge", "show", "A\(number)", "--html", "--as", "karim").output
            #expect(html.contains("<em>reception</em>") && !html.contains("<script"))
            // Where articles are on a page is for the host to say.
            #expect(!html.contains("href"))
            #expect(try place.desk("verify").status == 0)
        }

        @Test func whatWasEditedInTheDeskStays() throws {
            let place = try Workplace.demo()
            try handbook(in: place)
            #expect(try place.desk("knowledge", "import", "handbook", "--as", "luc").status == 0)
            let badge = try place.desk("knowledge", "search", "--json", "lost badge", "--as", "piet").json()
            let number = try #require(badge.articles.items.first?.number.integer)
            #expect(
                try place.desk("knowledge", "edit", "A\(number)", "--title", "Badge kwijt", "--as", "piet").status == 0)
            let again = try place.desk("knowledge", "import", "handbook", "--as", "luc")
            #expect(again.status == 0 && again.output.contains("was saved last by piet"), "\(again.output)")
            let over = try place.desk("knowledge", "import", "handbook", "--overwrite", "--as", "luc", "--json").json()
            #expect(over.changed == 1)
        }

        @Test func aMistakenNameIsSaidOnce() throws {
            let place = try Workplace.demo()
            try handbook(in: place)
            for (option, value) in [("--team", "nope"), ("--audience", "department:nope")] {
                let outcome = try place.desk("knowledge", "import", "handbook", "--as", "luc", option, value)
                #expect(outcome.status == 67 && outcome.errors.contains("nope") && outcome.errors.contains("There is:"))
                #expect(outcome.output.isEmpty)
            }
        }

        @Test func aFolderThatIsNotThereIsSaid() throws {
            let place = try Workplace.demo()
            let missing = try place.desk("knowledge", "import", "nowhere", "--as", "luc")
            #expect(missing.status == 66 && missing.errors.contains("nowhere"))
        }
    }
#endif
