#if Command
    import Foundation
    import Testing

    /// Each failure gives one line on standard error, nothing on standard output, and an exit code of its own.
    @Suite struct FailureTests {
        struct Case: CustomTestStringConvertible {
            var status: Int32
            var arguments: [String]
            var says: String
            var testDescription: String { arguments.joined(separator: " ") }

            init(_ status: Int32, _ line: String, _ says: String) {
                (self.status, self.says) = (status, says)
                arguments = line.split(separator: " ").map(String.init)
            }
        }

        static let cases = [
            Case(64, "list", "--as"), Case(64, "show --as piet", "number"), Case(64, "show abc --as piet", "abc"),
            Case(64, "show 0 --as piet", "0"), Case(64, "frobnicate", "frobnicate"),
            Case(64, "open --as julie", "subject"),
            Case(64, "list --as piet --state asleep", "pending, resolved"),
            Case(64, "list --as piet --limit 0", "1 to 1000"),
            Case(64, "list --as piet --after x", "cursor"), Case(64, "list --as piet --sate x", "--sate"),
            Case(64, "list --as piet --text a --sort due", "relevance"), Case(64, "hold 1 --as piet", "reason"),
            Case(64, "assign 1 --as piet", "--team"), Case(64, "link 1 blocksy 2 --as piet", "child-of"),
            Case(64, "due 1 tomorrow --as piet", "2026-03-02"), Case(64, "reply 1 --as piet", "text"),
            Case(64, "fill 1 novalue --as piet", "NAME=ANSWER"), Case(64, "classify 1 --as piet", "--kind"),
            Case(64, "show -1 --as piet", "“-1” begins with “-” and was taken for an option."),
            Case(64, "list --limit -3 --as piet", "“-3” begins"), Case(64, "show", "See “desk show --help”."),
            Case(64, "knowledge show -1 --as piet", "“-1” begins"),
            Case(64, "knowledge add", "See “desk knowledge add --help”."),
            Case(64, "knowledge show B4 --as luc", "See “desk knowledge show --help”."),
            Case(64, "knowledge frobnicate", "See “desk knowledge --help”."),
            Case(64, "import desk", "See “desk import desk --help”."), Case(64, "no", "See “desk --help”."),
            Case(65, "open X --as julie --service printing", "location"),
            Case(65, "open X --as julie --service printing --field colour=red", "location"),
            Case(
                65, "open X --as julie --service onboarding --field start=2026-02-30 --field manager=anna", "2026-03-02"
            ),
            Case(65, "open X --as julie", "team"),
            Case(65, "tag 1 a,b --as piet", "comma"), Case(65, "split 1 2 --as piet", "no message"),
            Case(65, "link 1 blocks 1 --as piet", "itself"),
            Case(66, "list --as piet --store nowhere.sqlite", "nowhere.sqlite"),
            Case(66, "attach 1 nofile --as piet", "nofile"),
            Case(66, "save 1 nofile --as piet", "journal-imprimante.txt"), Case(66, "apply nofile", "nofile"),
            Case(67, "list --as nobody", "nobody"), Case(67, "assign 1 --team nobody --as piet", "nobody"),
            Case(67, "team nobody", "desk team"), Case(67, "person nobody", "desk person"),
            Case(67, "service nobody", "desk service"), Case(67, "hand-over 1 nobody --as piet", "nobody"),
            Case(67, "watch 1 nobody --as piet", "nobody"), Case(67, "open X --as julie --team nobody", "nobody"),
            Case(68, "show 999 --as piet", "#999"), Case(68, "reply 999 x --as piet", "#999"),
            Case(68, "merge 999 --into 1 --as piet", "#999"), Case(68, "show 8 --as piet", "#8"),
            Case(69, "list --as piet --store journal.txt", "journal.txt"),
            Case(72, "resume 16 --as piet", "resumed"), Case(72, "reopen 16 x --as piet", "Possible now"),
            Case(73, "demo", "desk.sqlite"), Case(73, "init", "desk.sqlite"),
            Case(73, "backup journal.txt", "journal.txt"),
            Case(77, "take 1 --as julie", "team"), Case(77, "list --as piet --acting-for mia", "mia"),
            Case(78, "apply journal.txt", "journal.txt:"),
        ]

        @Test func everyCase() throws {
            let place = try Workplace.demo()
            try place.write("journal.txt", "- not an organisation\n" + String(repeating: "x", count: 4_000))
            for failure in Self.cases {
                let outcome = try place.start([Workplace.binary] + failure.arguments).wait()
                #expect(outcome.status == failure.status, "\(failure.testDescription): \(outcome.errors)")
                #expect(outcome.output.isEmpty, "\(failure.testDescription)")
                #expect(
                    outcome.errors.hasPrefix("desk: ") && outcome.errors.hasSuffix("\n"), "\(failure.testDescription)")
                #expect(outcome.errors.count { $0 == "\n" } == 1, "\(failure.testDescription): \(outcome.errors)")
                #expect(outcome.errors.contains(failure.says), "\(failure.testDescription): \(outcome.errors)")
            }
        }

        @Test func environmentNamesPersonAndStore() throws {
            let place = try Workplace.demo()
            try FileManager.default.moveItem(atPath: place.path("desk.sqlite"), toPath: place.path("other.sqlite"))
            let environment = ["DESK_AS": "piet", "DESK_STORE": "other.sqlite"]
            #expect(try place.desk("list", "--json", environment: environment).json().requests.items.count > 3)
            #expect(try place.desk("list", "--store", "desk.sqlite", environment: environment).status == 66)
            let withTeam = environment.merging(["DESK_DEFAULT_TEAM": "hr"]) { $1 }
            #expect(try place.desk("open", "Congé", "--json", environment: withTeam).json().request.team == "hr")
        }

        @Test func textThatIsNotUTF8() throws {
            let place = try Workplace.demo()
            func version() throws -> Int? {
                try place.desk("show", "1", "--as", "piet", "--json").json().request.version.integer
            }
            let before = try #require(try version())
            let input = Array("Bonjour ".utf8) + [0xE9] + Array("tage".utf8)
            let outcome = try place.desk("reply", "1", "-", "--as", "piet", input: input)
            #expect(outcome.status == 65 && outcome.errors.contains("byte 9"), "\(outcome.errors)")
            let arguments =
                ["reply", "1"].map { Array($0.utf8) } + [[0x66, 0xFF]] + ["--as", "piet"].map { Array($0.utf8) }
            let argument = try place.start(bytes: [Array(Workplace.binary.utf8)] + arguments).wait()
            #expect(argument.status == 65 && argument.errors.contains("Argument 3"), "\(argument.errors)")
            #expect(try version() == before)
        }

        @Test func standardInputIsCalledThat() throws {
            let place = try Workplace.demo()
            let bad: [UInt8] = [0x23, 0x20, 0xFF]
            for (line, status, input) in [
                ("knowledge add - --as luc", 65, bad), ("knowledge edit A1 - --as luc", 65, bad),
                ("knowledge add - --as luc", 65, [UInt8](repeating: 0x61, count: 300_000)),
                ("reply 1 - --as piet", 65, bad), ("import desk -", 65, bad), ("import servicenow -", 65, bad),
                ("import desk -", 65, [0x1F, 0x8B, 1]),
            ] as [(String, Int32, [UInt8])] {
                let arguments = [Workplace.binary] + line.split(separator: " ").map(String.init)
                let outcome = try place.start(arguments, input: input).wait()
                #expect(outcome.status == status, "\(line): \(outcome.errors)")
                #expect(outcome.errors.lowercased().hasPrefix("desk: standard input"), "\(line): \(outcome.errors)")
            }
            let folder = try place.shell("desk knowledge add - --as luc < .")
            #expect(folder.status == 66 && folder.errors == "desk: Standard input is a folder, not a file.\n")
        }

        @Test func textThatIsTooLong() throws {
            let place = try Workplace.demo()
            let long = [UInt8](repeating: 0x61, count: 3 << 20)
            let reply = try place.desk("reply", "1", "-", "--as", "piet", input: long)
            #expect(reply.status == 65 && reply.errors.contains("1048576"), "\(reply.errors)")
            let subject = try place.desk("open", String(repeating: "a", count: 2_000), "--as", "julie")
            #expect(subject.status == 65 && subject.errors.contains("subject"))
            let nul = try place.desk("reply", "1", "-", "--as", "piet", input: [0x61, 0, 0x62])
            #expect(nul.status == 65 && nul.errors.contains("NUL"))
        }

        /// As another user where we are the administrator, whom no right keeps from writing.
        private static let asSomebody: String? =
            getuid() != 0
            ? "" : access("/usr/bin/setpriv", X_OK) == 0
                ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : nil

        @Test(.enabled(if: asSomebody != nil, "the administrator may write everywhere, and there is no setpriv here"))
        func aStoreThatCannotBeWritten() throws {
            let place = try Workplace()
            let user = try #require(Self.asSomebody)
            #expect(try place.shell("mkdir archive && desk demo --store archive/desk.sqlite").status == 0)
            // Both as closing left it and as it comes from a backup, without files beside it.
            for (copy, line) in ["true", "rm archive/desk.sqlite-*"].enumerated() {
                #expect(try place.shell("mkdir -m 777 copies\(copy)").status == 0)
                let made = try place.shell("\(line) && chmod 444 archive/* && chmod 555 archive && ls -l archive")
                #expect(made.status == 0, "\(made.errors)")
                func run(_ command: String) throws -> Outcome {
                    try place.shell("\(user) desk \(command) --store archive/desk.sqlite")
                }
                for command in [
                    "list --as piet", "show 1 --as piet", "search imprimante --as piet", "knowledge list --as emily",
                    "verify", "team", "organisation", "backup copies\(copy)/desk.sqlite",
                ] {
                    let outcome = try run(command)
                    #expect(outcome.status == 0 && !outcome.output.isEmpty, "\(command): \(outcome.errors)")
                }
                #expect(try run("export").output.contains(#"{"request""#))
                for command in ["take 6 --as luc", "knowledge retire A1 --as luc"] {
                    let outcome = try run(command)
                    #expect(outcome.status == 76 && outcome.errors.contains("cannot be written"), "\(outcome.errors)")
                }
                #expect(try place.shell("ls -l archive").output == made.output)
                #expect(try place.shell("chmod 755 archive && chmod 644 archive/*").status == 0)
            }
            #expect(try place.shell("desk take 6 --as luc --store archive/desk.sqlite").status == 0)
        }

        @Test func aFolderThatCannotBeWritten() throws {
            let place = try Workplace()
            let outcome = try place.desk("demo", "--store", "missing/folder/desk.sqlite")
            #expect(
                [66, 69, 73, 76].contains(outcome.status) && outcome.errors.contains("missing/folder"),
                "\(outcome.errors)")
            #expect(outcome.errors.count { $0 == "\n" } == 1)
        }

        @Test(.enabled(if: access("/dev/full", W_OK) == 0, "there is no /dev/full here"))
        func outputThatCannotBeWritten() throws {
            let place = try Workplace.demo()
            let outcome = try place.shell("desk list --as piet > /dev/full")
            #expect(outcome.status == 74 && outcome.errors.contains("standard output"), "\(outcome.errors)")
        }

        @Test func controlCharactersDoNotReachTheTerminal() throws {
            let place = try Workplace.demo()
            try place.desk(
                "reply", "1", "-", "--as", "piet", input: Array("a\u{1B}]0;owned\u{7}b\u{9B}31m\u{202E}c".utf8))
            let shown = try place.desk("show", "1", "--as", "piet")
            #expect(shown.output.contains("a␛]0;owned␇b"))
            #expect(!shown.output.unicodeScalars.contains { [0x1B, 0x07, 0x9B, 0x202E].contains($0.value) })
        }

        @Test func helpOfEveryCommand() throws {
            let place = try Workplace()
            let help = try place.desk("--help")
            #expect(help.status == 0 && help.errors.isEmpty)
            let names = help.output.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
                .compactMap { $0.split(separator: " ").first.map(String.init) }.filter {
                    !$0.hasPrefix("-") && $0 != "See"
                }
            #expect(names.count >= 40, "\(names)")
            for name in names {
                let one = try place.desk(name, "--help")
                #expect(one.status == 0 && one.errors.isEmpty && one.output.contains("USAGE: desk \(name)"), "\(name)")
            }
        }
    }
#endif
