#if Markdown
    import Foundation
    import MarkdownArticles
    import ServiceDesk
    import Testing

    @Suite("Markdown: a folder")
    struct FolderTests {
        private func read(_ scratch: Scratch, _ options: MarkdownFolder.Options = MarkdownFolder.Options()) async throws
            -> ([MarkdownPage], MarkdownReport)
        {
            let pages = try MarkdownFolder(at: scratch.path, options).pages()
            var found: [MarkdownPage] = []
            for try await page in pages { found.append(page) }
            return (found, pages.report)
        }

        @Test("A page and its front matter")
        func frontMatter() async throws {
            let scratch = try Scratch()
            try scratch.write(
                "hr/leave.fr.md",
                """
                ---
                title: "Congé: parental"
                keywords: leave, parents , ,HR
                tags: [family]
                reviewBy: 2027-03-02
                audience:
                  - department:hr
                  - team: people
                  - agents
                other: {a: [1, 2]}
                ---
                # Another

                [a](../a.md#b)
                """)
            try scratch.write(
                "a.md", "\u{FEFF}---\r\nlang: nl-BE\r\naudience: nobody\r\n---\r\n\r\nSetext\r\n======\r\n")
            try scratch.write("time-off_policy.markdown", "No heading.\n\n---\n")
            var options = MarkdownFolder.Options()
            options.tagsFromFolders = true
            options.name = "handbook"
            let (pages, report) = try await read(scratch, options)
            #expect(pages.map(\.path) == ["a.md", "hr/leave.fr.md", "time-off_policy.markdown"])
            #expect(report.pages == 3 && report.passedOverCount == 0 && report.warnings == 0)
            try #require(pages.count == 3)
            #expect(pages[0].title == "Setext" && pages[0].language == "nl-BE" && pages[0].audience == [.nobody])
            #expect(pages[0].firstLine == 5 && pages[0].text.hasPrefix("\r\nSetext"))
            let leave = pages[1]
            #expect(leave.title == "Congé: parental" && leave.language == .french)
            #expect(leave.tags == ["HR", "family", "hr", "leave", "parents"])
            #expect(leave.reviewOn == CalendarDate("2027-03-02"))
            #expect(leave.audience == [.department("hr"), .team("people"), .agents])
            #expect(leave.text == "# Another\n\n[a](../a.md#b)" && leave.firstLine == 12)
            #expect(leave.links.map(\.destination) == [.page(pages[0].id, path: "a.md", anchor: "b")])
            #expect(pages[2].title == "Time off policy" && pages[2].audience == nil && pages[2].language == .english)
        }

        @Test("The same path is the same page, in every import")
        func identity() async throws {
            let scratch = try Scratch()
            try scratch.write("a.md", "a").write("b/a.md", "a")
            var options = MarkdownFolder.Options()
            options.name = "handbook"
            let (first, _) = try await read(scratch, options)
            let (second, _) = try await read(scratch, options)
            #expect(first == second && Set(first.map(\.id)).count == 2)
            #expect(first[0].digest == first[1].digest && first[0].digest == Digest(of: "a".utf8))
            // Worked out once with sha256sum, and never to change: articles would be imported a second time.
            #expect(first[0].id.description == "3f008642-246d-8810-91da-db941bda6755")
            #expect(
                MarkdownPage.id(folder: "handbook", path: "é.md")
                    == MarkdownPage.id(folder: "handbook", path: "e\u{301}.md"))
            options.name = "other"
            #expect(try await read(scratch, options).0[0].id != first[0].id)
        }

        @Test("Where links lead")
        func links() async throws {
            let scratch = try Scratch()
            try scratch.write(
                "x/y/page.md",
                """
                ---
                title: Links
                ---
                [a](../leave.md) [b](../leave.md) [c](/x/leave.html#d) [e](../) ![f](f%20g.png)

                [h](gone.md) [i](../../../etc/passwd) [j]({{site.baseurl}}/k) [l](https://example.org) [m](#n) [o](//p)
                [q]({% page "/x" %}) [r](mailto:a@b.c) [s](../leave?t=1) [u](javascript:v)
                """)
            try scratch.write("x/leave.md", "a").write("x/index.md", "b").write("x/y/f g.png", "c")
            let page = try #require(try await read(scratch).0.first { $0.title == "Links" })
            let name = URL(fileURLWithPath: scratch.path).lastPathComponent
            let leave = MarkdownPage.id(folder: name, path: "x/leave.md")
            let index = MarkdownPage.id(folder: name, path: "x/index.md")
            #expect(
                page.links.map(\.destination) == [
                    .page(leave, path: "x/leave.md", anchor: nil), .page(leave, path: "x/leave.md", anchor: "d"),
                    .page(index, path: "x/index.md", anchor: nil), .file(path: "x/y/f g.png"),
                    .nowhere(path: "x/y/gone.md"), .outside, .template,
                    .page(leave, path: "x/leave.md", anchor: nil),
                ])
            #expect(
                page.warnings.map(\.description) == [
                    "x/y/page.md:6: The link “gone.md” leads nowhere.",
                    "x/y/page.md:6: The link “../../../etc/passwd” leads out of the folder.",
                ])
        }

        @Test("What cannot be read is passed over, and nothing else is lost")
        func passedOver() async throws {
            let scratch = try Scratch()
            try scratch.write("good.md", "# Good\n").write("picture.PNG", "x").write(".git/config.md", "x").write(
                "LICENSE", "y")
            try scratch.write("latin.md", bytes: Array("a\nb".utf8) + [0xE9]).write("nul.md", "a\n\0")
            try scratch.write("long.md", String(repeating: "a\n", count: 200_000))
            try scratch.write("deep.md", String(repeating: "> ", count: 5_000) + "a")
            try scratch.write("z/last.md", "# Last\n")
            let files = FileManager.default
            for (name, size) in [("huge.md", UInt64(50 << 20)), ("video.mp4", UInt64(1 << 30))] {
                try scratch.write(name, "")
                let file = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.path + "/" + name))
                try file.truncate(atOffset: size)
                try file.close()
            }
            try files.createSymbolicLink(atPath: scratch.path + "/link.md", withDestinationPath: "/etc/passwd")
            try files.createSymbolicLink(atPath: scratch.path + "/folder", withDestinationPath: "/etc")
            try files.createSymbolicLink(atPath: scratch.path + "/loop", withDestinationPath: ".")
            #expect(mkfifo(scratch.path + "/pipe.md", 0o600) == 0)
            let (pages, report) = try await read(scratch)
            #expect(pages.map(\.title) == ["Good", "Last"])
            #expect(report.others == ["png": 1, "": 1, "mp4": 1] && report.hidden == 1)
            let told = Dictionary(grouping: report.passedOver, by: \.path).mapValues { $0.map(\.description) }
            #expect(
                Set(told.keys) == [
                    "latin.md", "nul.md", "long.md", "deep.md", "huge.md", "link.md", "folder", "loop", "pipe.md",
                ])
            #expect(told["latin.md"]?.first?.hasPrefix("latin.md:2: The file is not valid UTF-8") == true)
            #expect(told["huge.md"]?.first?.contains("52428800 bytes, and at most") == true)
            #expect(told["long.md"]?.first?.contains("400000 bytes, and at most") == true)
            #expect(report.passedOverCount == 9)
        }

        @Test("Folders too deep are passed over, too many files are refused")
        func limits() async throws {
            let scratch = try Scratch()
            try scratch.write("a.md", "a").write("b/c.md", "c").write("b/d/e.md", "e")
            var options = MarkdownFolder.Options()
            options.depth = 1
            let (pages, report) = try await read(scratch, options)
            #expect(pages.map(\.path) == ["a.md", "b/c.md"])
            #expect(report.passedOver.map(\.path) == ["b/d"])
            options.files = 1
            await #expect(throws: MarkdownFolderError.tooManyFiles(limit: 1)) { try await read(scratch, options) }
            options.entries = 1
            await #expect(throws: MarkdownFolderError.tooManyEntries(limit: 1)) { try await read(scratch, options) }
            #expect(throws: MarkdownFolderError.self) { try MarkdownFolder(at: scratch.path + "/none") }
            #expect(throws: MarkdownFolderError.self) { try MarkdownFolder(at: scratch.path + "/a.md") }
        }
    }
#endif
