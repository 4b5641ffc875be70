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
            #expect(try place.desk("due").output == "Nothing is due, now or later.\n")
            try resolve(6)
            let due = try place.desk("due", "--json").json()
            let work = due.work[0]
            #expect(due.isWhole == true && due.work.items.count == 1)
            #expect(work.kind == "close-resolved" && work.request == 6 && work.attempt == 0 && work.isGivenUp == false)
            #expect(try place.desk("due").output.contains("waiting"))
            // Not due yet: nothing is done, and nothing is said to be.
            #expect(try place.desk("run", "--once").output == "Nothing was due.\n")
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
                #expect(outcome.status == 0 && outcome.output == "Nothing was due.\n", "\(outcome)")
            }
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
