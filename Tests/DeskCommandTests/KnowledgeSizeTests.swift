#if Command
    import Foundation
    import Testing

    /// Folders of Markdown that are large, or mean harm.
    @Suite struct KnowledgeSizeTests {
        /// 10,000 pages where `DESK_TEST_LONG` is set.
        @Test func manyPagesImportedTwiceChangeNothing() throws {
            let count = ProcessInfo.processInfo.environment["DESK_TEST_LONG"] == nil ? 500 : 10_000
            let place = try Workplace.demo()
            let words = ["imprimante", "verlof", "badge", "salary", "réseau", "sleutel", "laptop", "certificat"]
            for index in 0..<count {
                let folder = "handbook/part\(index / 200)"
                if index.isMultiple(of: 200) {
                    try FileManager.default.createDirectory(
                        atPath: place.path(folder), withIntermediateDirectories: true)
                }
                let (first, second) = (words[index % 8], words[index / 8 % 8])
                let front = "---\nlang: \(["fr", "nl", "en"][index % 3])\ntags: [\(first)]\n---\n"
                try place.write(
                    "\(folder)/page\(index).md",
                    front + "# \(first) \(second) \(index)\n\nSee [the next](page\(index + 1).md). "
                        + words.shuffled().joined(separator: " ") + "\n")
            }
            func imported() throws -> JSONValue {
                try place.desk("knowledge", "import", "handbook", "--as", "luc", "--json").json()
            }
            let first = try imported()
            #expect(first.added.integer == count && first.refused.items.isEmpty && first.passedOver.items.isEmpty)
            let before = try place.desk("export")
            try #require(before.status == 0, "\(before.errors)")
            let again = try imported()
            #expect(again.added == 0 && again.changed == 0 && again.unchanged.integer == count)
            #expect(try place.desk("export").bytes == before.bytes)
            #expect(try place.desk("verify").status == 0)
        }

        @Test func whatIsTooLargeOrMeansHarmIsSaidAndTheRestIsRead() throws {
            let place = try Workplace.demo()
            try FileManager.default.createDirectory(
                atPath: place.path("handbook"), withIntermediateDirectories: true)
            try place.write(
                "handbook/a.md",
                """
                # Une page

                ![le plan](plan.png) [cliquez](javascript:alert(1)) [ici](JaVaScRiPt:alert(2) "x")
                <img src=x onerror=alert(3)> [mot]

                [mot]: javascript:alert(4)
                """)
            // Files with holes, which take no room.
            for (name, size) in [("huge.md", UInt64(50 << 20)), ("plan.png", UInt64(1 << 30))] {
                try place.write("handbook/" + name, "")
                let file = try FileHandle(forWritingTo: URL(fileURLWithPath: place.path("handbook/" + name)))
                try file.truncate(atOffset: size)
                try file.close()
            }
            let start = ContinuousClock.now
            let outcome = try place.desk("knowledge", "import", "handbook", "--as", "luc", "--json")
            // What would read them takes many times as long.
            #expect(.now - start < .seconds(20))
            let answer = try outcome.json()
            #expect(answer.added == 1 && answer.others.png == 1 && answer.passedOverCount == 1)
            let told = try #require(answer.passedOver.items.first?.string)
            #expect(told.hasPrefix("huge.md") && told.contains("52428800 bytes, and at most"), "\(told)")
            let found = try place.desk("knowledge", "search", "cliquez", "--as", "luc", "--json").json().articles[0]
            let number = "A\(try #require(found.number.integer))"
            let html = try place.desk("knowledge", "show", number, "--html", "--as", "luc").output.lowercased()
            #expect(html.contains("cliquez") && html.contains("le plan"), "\(html)")
            for harm in ["<img", "onerror", "<script", "javascript"] { #expect(!html.contains(harm), "\(html)") }
            let text = try place.desk("knowledge", "show", number, "--as", "luc").output
            #expect(text.contains("cliquez"), "\(text)")
            #expect(try place.desk("export").bytes.count < 10 << 20)
        }
    }
#endif
