#if Command
    import Testing

    /// The demo and what it tells to try.
    @Suite struct DemoTests {
        @Test func theCommandsItShowsWork() throws {
            let place = try Workplace()
            let demo = try place.desk("demo")
            let commands = demo.output.split(separator: "\n").filter { $0.hasPrefix("  desk ") }.map(String.init)
            #expect(commands.count >= 10)
            for command in commands {
                let outcome = try place.shell(command)
                let isRefusal = demo.output.contains("(exit code 68)\n\(command)\n")
                #expect(outcome.status == (isRefusal ? 68 : 0), "\(command): \(outcome.errors)")
                #expect(isRefusal == outcome.output.isEmpty, "\(command)")
            }
        }

        @Test func theCommandsNameAnotherStore() throws {
            let place = try Workplace()
            let demo = try place.desk("demo", "--store", "it's mine.sqlite", "--json").json()
            #expect(demo.requests == 20 && demo.people == 14 && demo.articles == 3)
            for command in demo.tryNext.items.compactMap(\.string) where !command.contains("show 8 --as piet") {
                let outcome = try place.shell(command)
                #expect(outcome.status == 0, "\(command): \(outcome.errors)")
            }
        }

        @Test func everyStateIsThere() throws {
            let place = try Workplace.demo()
            var states: Set<String> = []
            for person in ["piet", "mia", "bram"] {
                let list = try place.desk("list", "--as", person, "--all", "--json").json()
                states.formUnion(list.requests.items.compactMap(\.state.string))
            }
            #expect(states == ["new", "open", "pending", "resolved", "closed", "reopened"])
            let languages = try place.desk("list", "--as", "piet", "--all", "--json").json().requests.items
            #expect(Set(languages.compactMap(\.language.string)).isSuperset(of: ["fr", "nl", "en"]))
        }

        @Test func nothingHappensInTheFuture() throws {
            let place = try Workplace.demo()
            let list = try place.desk("list", "--as", "piet", "--all", "--json").json().requests.items
            #expect(list.count >= 10)
            #expect(list.allSatisfy { $0.openedAt.string ?? "9" < "2026-03-06T14:00:01Z" })
            #expect(list.allSatisfy { $0.openedAt.string ?? "" >= "2026-02-27" })
        }
    }
#endif
