#if Command
    import Foundation
    import Testing

    /// Export, import, backup and check.
    @Suite struct TransferTests {
        let place: Workplace

        init() throws { place = try Workplace.demo() }

        @Test func exportAndImportGiveTheSameBytes() throws {
            let written = try place.desk("export", "a.jsonl", "--json").json()
            #expect(written.requests == 20 && written.attachments == 1)
            #expect(try place.desk("export", "a.jsonl").status == 73)
            #expect(try place.desk("export", "a.jsonl.gz").status == 0)
            #expect(try place.read("a.jsonl.gz").count < place.read("a.jsonl").count)
            let imported = try place.desk("import", "desk", "a.jsonl.gz", "--store", "b.sqlite", "--json").json()
            #expect(imported.added.requests == 20 && imported.read.events == written.events)
            #expect(try place.desk("export", "--store", "b.sqlite").bytes == place.read("a.jsonl"))
            let again = try place.desk(
                "import", "desk", "-", "--store", "b.sqlite", "--json", input: place.read("a.jsonl"))
            #expect(try again.json().added.requests == 0)
            #expect(
                try place.desk("show", "1", "--as", "piet", "--store", "b.sqlite").output
                    == place.desk("show", "1", "--as", "piet").output)
        }

        @Test func theSameMomentGivesTheSameDemo() throws {
            #expect(try place.desk("demo", "--now", "2026-03-06T14:00:00Z", "--store", "b.sqlite").status == 0)
            #expect(try place.desk("export", "--store", "b.sqlite").bytes == place.desk("export").bytes)
        }

        @Test func filesThatAreNoExport() throws {
            try place.desk("export", "a.jsonl")
            let whole = try place.text("a.jsonl")
            try place.desk("export", "a.jsonl.gz")
            try place.write("cut.gz", try place.read("a.jsonl.gz").prefix(4_000))
            try place.write("cut.jsonl", try place.read("a.jsonl").prefix(9_000))
            try place.write("forged.jsonl", whole.replacingOccurrences(of: "Bonjour Fatima", with: "Bonsoir Fatima"))
            try place.write("other.jsonl", "{\"a\": 1}\n")
            try place.write("latin.jsonl", [0x7B, 0xE9, 0x7D, 0x0A])
            try place.write("empty.jsonl", "")
            for name in ["cut.gz", "cut.jsonl", "forged.jsonl", "other.jsonl", "latin.jsonl", "empty.jsonl"] {
                let outcome = try place.desk("import", "desk", name, "--store", "new.sqlite")
                #expect(outcome.status == 65 && outcome.output.isEmpty, "\(name): \(outcome.status)")
                #expect(
                    outcome.errors.count { $0 == "\n" } == 1 && outcome.errors.contains(name),
                    "\(name): \(outcome.errors)")
                #expect(access(place.path("new.sqlite"), F_OK) != 0, "\(name)")
            }
            #expect(try place.desk("import", "desk", "absent", "--store", "new.sqlite").status == 66)
            #expect(access(place.path("new.sqlite"), F_OK) != 0)
        }

        @Test func backupAndVerify() throws {
            let backup = try place.desk("backup", "saved.sqlite", "--json").json()
            #expect(backup.size.integer ?? 0 > 4_096)
            let check = try place.desk("verify", "--store", "saved.sqlite", "--json").json()
            #expect(check.isClean == true && check.requests == 20 && check.faultCount == 0)
            #expect(try place.desk("export", "--store", "saved.sqlite").bytes == place.desk("export").bytes)
        }

        @Test func whatWasChangedBehindTheDesksBackIsFound() throws {
            var bytes = try place.read("desk.sqlite")
            let word = Array("PrintFix moet komen".utf8)
            var changes = 0
            for start in 0..<(bytes.count - word.count) where bytes[start..<(start + word.count)].elementsEqual(word) {
                bytes[start] = 0x51
                changes += 1
            }
            #expect(changes > 0)
            try place.write("changed.sqlite", bytes)
            let outcome = try place.desk("verify", "--store", "changed.sqlite")
            #expect(outcome.status == 71 && outcome.output.contains("damaged"), "\(outcome.output) \(outcome.errors)")
            #expect(outcome.errors.count { $0 == "\n" } == 1)
            let json = try place.desk("verify", "--store", "changed.sqlite", "--json")
            #expect(json.status == 71 && json.output.contains("\"isClean\" : false"))
        }

        @Test func filesThatAreNoStore() throws {
            try place.write("text.sqlite", String(repeating: "not a database ", count: 1_000))
            #expect(try place.desk("verify", "--store", "text.sqlite").status == 69)
            let whole = try place.read("desk.sqlite")
            try place.write("cut.sqlite", whole.prefix(whole.count / 2))
            let cut = try place.desk("verify", "--store", "cut.sqlite")
            #expect(
                [69, 71].contains(cut.status) && cut.errors.count { $0 == "\n" } == 1, "\(cut.status) \(cut.errors)")
            #expect(try place.desk("open", "x", "--as", "julie", "--team", "it", "--store", "text.sqlite").status == 69)
            #expect(try place.text("text.sqlite").hasPrefix("not a database"))
        }
    }
#endif
