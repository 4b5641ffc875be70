#if Command
    import Foundation
    import PostgresServer
    import ServiceDesk
    import ServiceDeskSQLite
    import Testing

    /// Copying a desk and comparing it, from file to file.
    @Suite struct CopyingTests {
        let place: Workplace

        init() throws { place = try Workplace.demo() }

        @Test func aCopyIsTheSameAndIsSaidToBe() throws {
            let first = try place.desk("copy", "desk.sqlite", "new.sqlite", "--json").json()
            #expect(first.copied.requests == 20 && first.added.requests == 20 && first.added.attachments == 1)
            #expect(try place.desk("export", "--store", "new.sqlite").bytes == place.desk("export").bytes)
            let compared = try place.desk("compare", "desk.sqlite", "new.sqlite", "--deep", "--json").json()
            #expect(compared.areEqual == true && compared.differenceCount == 0)
            let again = try place.desk("copy", "desk.sqlite", "new.sqlite", "--json").json()
            #expect(again.copied.requests == 20 && again.added.requests == 0 && again.added.events == 0)
        }

        @Test func differencesAreNamedAndTheExitCodeTellsOfThem() throws {
            try #require(try place.desk("copy", "desk.sqlite", "new.sqlite").status == 0)
            try #require(try place.desk("note", "6", "Hier", "--as", "piet", "--store", "new.sqlite").status == 0)
            let compared = try place.desk("compare", "desk.sqlite", "new.sqlite")
            #expect(compared.status == 1 && compared.output.contains("#6"), "\(compared)")
            // The target goes its own way: nothing there is overwritten.
            try #require(try place.desk("note", "6", "Daar", "--as", "piet").status == 0)
            let refused = try place.desk("copy", "desk.sqlite", "new.sqlite")
            #expect(refused.status == 65 && refused.errors.contains("#6"), "\(refused)")
            #expect(try place.desk("copy", "desk.sqlite", "desk.sqlite").status == 64)
            #expect(try place.desk("copy", "absent.sqlite", "new.sqlite").status == 66)
        }

        @Test func aCopyThatFollowsBringsWhatHappensUntilItIsInterrupted() throws {
            let running = try place.start([Workplace.binary, "copy", "desk.sqlite", "new.sqlite", "--follow"])
            try running.wait(until: ".out") { $0.contains("Control-C") }
            try #require(try place.desk("note", "6", "Hier", "--as", "piet").status == 0)
            try running.wait(until: ".out") { $0.contains("1 request has changed") }
            kill(running.pid, SIGINT)
            let outcome = try running.wait()
            #expect(outcome.status == 0, "\(outcome)")
            // What comes beside requests is brought by the last run, when the desk has stopped.
            let last = try place.desk("copy", "desk.sqlite", "new.sqlite", "--json").json()
            #expect(last.added.events == 0)
            #expect(try place.desk("compare", "desk.sqlite", "new.sqlite").status == 0)
        }
    }

    extension RunningCommand {
        /// Returns when what it has printed is as it should be, or it has ended.
        func wait(until ending: String, _ isThere: (String) -> Bool) throws {
            while !isThere(try place.text(name + ending)), kill(pid, 0) == 0 { usleep(5_000) }
        }
    }

    /// `kill -9` again and again while a desk is copied, to a file and to a database server.
    @Suite(.enabled(if: PostgresServer.isThere, "There is no PostgreSQL here."))
    struct KilledCopyPostgreSQLTests {
        private static let requests = 3_000

        @Test func whatWasKilledCompletesWhenItIsRunAgain() async throws {
            let place = try Workplace()
            try await fill(place.path("desk.sqlite"))
            let export = try place.desk("export").bytes
            let database = try PostgresServer.url(schema: "copy-\(UUID().uuidString.prefix(8))")
            var random = SystemRandomNumberGenerator()
            for target in ["new.sqlite", database] {
                var killed = 0
                for _ in 0..<12 {
                    let running = try place.start([Workplace.binary, "copy", "desk.sqlite", target])
                    usleep(UInt32.random(in: 10_000...400_000, using: &random))
                    kill(running.pid, SIGKILL)
                    killed += try running.wait().status == 128 + SIGKILL ? 1 : 0
                }
                #expect(killed > 0, "None was in the midst of it.")
                let last = try place.desk("copy", "desk.sqlite", target)
                #expect(last.status == 0, "\(last)")
                #expect(try place.desk("compare", "desk.sqlite", target, "--deep").status == 0)
                #expect(try place.desk("verify", "--store", target).status == 0)
                #expect(try place.desk("export", "--store", target).bytes == export)
            }
            // And the way back.
            #expect(try place.desk("copy", database, "back.sqlite").status == 0)
            #expect(try place.desk("compare", database, "back.sqlite", "--deep").status == 0)
            #expect(try place.desk("export", "--store", "back.sqlite").bytes == export)
        }

        /// A desk with keys, files, and requests that are open, resolved and closed.
        private func fill(_ path: String) async throws {
            let store = try SQLiteStore(path: path)
            let people = (0..<50).map { DirectoryEntry.person(Person(id: Person.ID("p\($0)"), name: "P\($0)")) }
            try await store.save([.team(Team(id: "it", name: "IT", members: [.init("p0")]))] + people)
            let (desk, host) = (Desk(store), Viewer.host("test"))
            for start in stride(from: 0, to: Self.requests, by: 250) {
                var histories: [Replay] = []
                for index in start..<start + 250 {
                    let time = Timestamp(microseconds: 1_780_000_000_000_000).advanced(bySeconds: Int64(index) * 60)
                    let draft = RequestDraft(
                        "L’imprimante \(index) fume", requester: Person.ID("p\(index % 50)"), team: "it")
                    var history = try await desk.replay(opening: draft, as: host, at: time)
                    if index % 3 > 0 { try await history.perform(.assign(team: "it", agent: "p0"), as: host, at: time) }
                    if index % 3 > 1 { try await history.perform(.resolve(.fixed), as: host, at: time) }
                    histories.append(history)
                }
                _ = try await desk.commit(histories)
            }
            try store.close()
        }
    }
#endif
