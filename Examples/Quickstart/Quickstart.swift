#if SQLite
    // snippet: quickstart
    // The smallest desk: one file, one team, two people, one request from receipt to resolution.
    import ServiceDesk
    import ServiceDeskSQLite

    @main
    struct Quickstart {
        static func main() async throws {
            let path = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "quickstart.sqlite"
            let store = try SQLiteStore(path: path)
            try await store.save([
                .person(Person(id: "anna", name: "Anna Peeters", language: .dutch)),
                .person(Person(id: "luc", name: "Luc Lambert", language: .french)),
                .team(Team(id: "it", name: "IT", members: [.init("luc")])),
            ])
            let desk = Desk(store)
            let anna = try await desk.viewer(for: "anna")
            let luc = try await desk.viewer(for: "luc")

            let request = try await desk.open(RequestDraft("De printer heeft geen toner meer", team: "it"), as: anna)
            try await desk.perform(.take, on: .id(request.id), as: luc)
            try await desk.reply("Er ligt een nieuwe in de kast naast de printer.", to: .id(request.id), as: luc)
            let done = try await desk.perform(.resolve(.fixed), on: .id(request.id), as: luc)
            print("#\(done.number) \(done.subject): \(done.state.rawValue)")

            for event in try await desk.timeline(of: .id(request.id), as: anna) { print(event.at, event.event.name) }
            try store.close()
        }
    }
    // end
#else
    #warning("quickstart keeps its desk in a SQLiteStore: enable the package trait SQLite (--traits SQLite).")

    @main
    enum Quickstart {
        static func main() {
            print("The quickstart is not part of this build: enable the package trait “SQLite” (--traits SQLite).")
        }
    }
#endif
