#if Command
    import Foundation
    import Testing

    /// `desk run` and `desk due`.
    @Suite struct WorkTests {
        let place: Workplace

        init() throws { place = try Workplace.demo() }

        private func resolve(_ number: Int) throws {
            let outcome = try place.desk(
                "resolve", "\(number)", "fixed", "--as", "piet", environment: ["DESK_CLOSE_AFTER": "1m"])
            try #require(outcome.status == 0, "\(outcome.errors)")
        }

        @Test func whatIsDueIsShown() throws {
            func closing() throws -> [JSONValue] {
                let due = try place.desk("due", "--json").json()
                try #require(due.isWhole == true)
                return due.work.items.filter { $0.kind == "close-resolved" }
            }
            #expect(try closing().isEmpty)
            try resolve(6)
            #expect(try closing().count == 1)
            let work = try #require(try closing().first)
            #expect(work.request == 6 && work.attempt == 0 && work.isGivenUp == false)
            #expect(try place.desk("due").output.contains("waiting"))
            // Not due yet: nothing is done, and nothing is said to be.
            #expect(!(try place.desk("run", "--once").output.contains("close-resolved")))
            #expect(try place.desk("show", "6", "--as", "piet", "--json").json().request.state == "resolved")
            #expect(try place.desk("due", "--revive", work.key.string ?? "").status == 67)
        }

        @Test func aRunThatIsInterruptedEndsWell() throws {
            for signal in [SIGINT, SIGTERM] {
                let running = try place.start([Workplace.binary, "run"])
                // Its first words say that it listens.
                while try place.read(running.name + ".err").isEmpty { usleep(1_000) }
                kill(running.pid, signal)
                let outcome = try running.wait()
                #expect(outcome.status == 0 && outcome.errors.contains("Control-C"), "\(outcome)")
            }
        }

        @Test func peopleAreTold() throws {
            let notify = ["DESK_NOTIFY": "file:told.jsonl"]
            let outcome = try place.desk("resolve", "6", "fixed", "--as", "piet", environment: notify)
            try #require(outcome.status == 0, "\(outcome.errors)")
            let due = try place.desk("due", "--json").json()
            #expect(due.work.items.contains { $0.kind == "notices" && $0.request == 6 })
            // The option goes before the variable.
            let run = try place.desk("run", "--once", "--notify", "console", environment: notify)
            #expect(run.status == 0 && run.output.contains("#6") && run.output.contains("notice:console"), "\(run)")
            #expect(!(try place.desk("due").output.contains("notices")))
            try #require(try place.desk("reopen", "6", "Stuk", "--as", "piet", environment: notify).status == 0)
            #expect(try place.desk("run", "--once", environment: notify).status == 0)
            #expect(try place.text("told.jsonl").contains(#""kind":"reopened""#))
        }

        @Test func peopleAreReminded() throws {
            let remind = ["DESK_REMIND_AFTER": "3d 7d", "DESK_REMIND_BEFORE": "1d"]
            let held = try place.desk("open", "--as", "emily", "--team", "it", "Screen", "--json").json().request.number
            let number = "\(try #require(held.integer))"
            for line in [["take", number], ["hold", number, "information"], ["due", number, "5d"]] {
                let outcome = try place.start([Workplace.binary] + line + ["--as", "piet"], environment: remind).wait()
                try #require(outcome.status == 0, "\(outcome.errors)")
            }
            let due = try place.desk("due", "--json").json()
            #expect(due.work.items.count { $0.kind == "remind" } == 2)
            let wrong = try place.desk("run", "--once", environment: ["DESK_REMIND_AFTER": "soon"])
            #expect(wrong.status == 64 && wrong.errors.contains("DESK_REMIND_AFTER"))
        }

        @Test func waysToNotify() throws {
            for (variables, hint) in [
                (["DESK_NOTIFY": "pigeon"], "pigeon"), (["DESK_NOTIFY": "console console"], "once"),
                (["DESK_NOTIFY": "webhook:https://a.example/"], "DESK_WEBHOOK_SECRET"),
                (["DESK_NOTIFY": "webhook:ftp://a.example/"], "ftp://a.example/"),
                (
                    [
                        "DESK_NOTIFY": "webhook:https://a.example/", "DESK_WEBHOOK_ALLOW": "10.0.0.0/99",
                        "DESK_WEBHOOK_SECRET": "geheim-geheim-geheim-geheim",
                    ], "DESK_WEBHOOK_ALLOW"
                ),
            ] {
                let outcome = try place.desk("run", "--once", environment: variables)
                #expect(outcome.status == 64 && outcome.errors.contains(hint), "\(variables): \(outcome)")
            }
        }

        @Test func channelsOfAChat() throws {
            for (text, hint) in [
                ("teams: {it: https://a.example/}", "service"), ("service: irc\nteams: {}", ":1:"),
                ("service: slack", "No team and nobody"), ("service: slack\nteams: [it]", ":2:"),
                ("service: slack\npeople:\n  piet: ftp://a.example/geheim", ":3:"),
                ("service: https://a.example/geheim", ":1:"),
                ("service: slack\nteams: {\"https://a/geheim\": it}", ":2:"),
                ("service: slack\n\"https://a/geheim\": it\nteams: {it: https://a.example/}", ":2:"),
                ("service: slack\n\"https://a/geheim\": 1\n\"https://a/geheim\": 2", "twice"),
                ("service: slack\nteams: {it: https://a.example/}\nrooms: {}", "rooms"), ("", "empty"),
            ] {
                try Data(text.utf8).write(to: URL(fileURLWithPath: place.path("channels.yaml")))
                let outcome = try place.desk("run", "--once", environment: ["DESK_NOTIFY": "chat:channels.yaml"])
                #expect(outcome.status == 78 && outcome.errors.contains(hint), "\(text): \(outcome)")
                #expect(!outcome.errors.contains("geheim"), "\(outcome.errors)")
            }
            // Whoever only plans does not read it.
            let list = try place.desk("list", "--as", "piet", environment: ["DESK_NOTIFY": "chat:none.yaml"])
            #expect(list.status == 0, "\(list.errors)")
            #expect(try place.desk("list", "--as", "piet", environment: ["DESK_NOTIFY": "pigeon"]).status == 64)
            try Data("service: slack\npeople: {piet: https://a.example/}".utf8)
                .write(to: URL(fileURLWithPath: place.path("channels.yaml")))
            for (person, status) in [("piet", 0), ("julie", 64)] {
                let outcome = try place.desk(
                    "notices", "--as", person, "--ways", "chat", environment: ["DESK_NOTIFY": "chat:channels.yaml"])
                #expect(outcome.status == status, "\(person): \(outcome)")
            }
            // Nobody listens there.
            try Data("service: mattermost\nteams: {it: http://127.0.0.1:9/hooks/geheim}\n".utf8)
                .write(to: URL(fileURLWithPath: place.path("channels.yaml")))
            let notify = ["DESK_NOTIFY": "chat:channels.yaml", "DESK_WEBHOOK_ALLOW": "127.0.0.0/8"]
            let opened = try place.desk("open", "--as", "emily", "--team", "it", "Screen", environment: notify)
            try #require(opened.status == 0, "\(opened.errors)")
            let run = try place.desk("run", "--once", environment: notify)
            #expect(run.status == 0 && run.output.contains("notice:chat") && run.output.contains("failed"), "\(run)")
            #expect(!run.output.contains("geheim") && !run.errors.contains("geheim"))
        }

        @Test func arguments() throws {
            for line in [["due", "6"], ["due", "6", "2d", "--revive", "a"], ["due", "--limit", "0"]] {
                let outcome = try place.start([Workplace.binary] + line + ["--as", "piet"]).wait()
                #expect(outcome.status == 64, "\(line): \(outcome.errors)")
            }
            let wrong = try place.desk("run", "--once", environment: ["DESK_CLOSE_AFTER": "soon"])
            #expect(wrong.status == 64 && wrong.errors.contains("DESK_CLOSE_AFTER"))
        }
    }
#endif
