#if SQLite
    import ServiceDesk

    extension DirectoryStore {
        /// A small organisation: Anna asks, Bert and Chloe answer.
        package func saveOrganisation() async throws {
            let people = ["anna", "bert", "chloe"].map { name in
                DirectoryEntry.person(
                    Person(
                        id: Person.ID(name), name: name.capitalized,
                        addresses: [Address(.mail, "\(name)@example.org")]))
            }
            let members = [Team.Member("bert"), Team.Member("chloe", role: .lead)]
            let department = DirectoryEntry.department(Department(id: "ops", name: "Opérations"))
            try await save(people + [department, .team(Team(id: "it", name: "Informatique", members: members))])
        }
    }
#endif
