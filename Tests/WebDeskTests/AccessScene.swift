import ServiceDesk
import Testing

/// A desk with a request, an article and all kinds of people who have to do with them, or nothing
/// (``AccessMatrixTests/actors``, ``AccessMatrixTests/others``).
struct AccessScene {
    let world: WebWorld
    let file: FileAttachment

    init(_ world: WebWorld) async throws {
        self.world = world
        let (bram, now) = (try await world.viewer("bram"), world.clock.now())
        file = try await world.desk.upload(name: "a.txt", as: bram, bytes: [1, 2, 3])
        let team = try #require(try await world.store.teams(["it"]).first)
        var larger = team
        larger.members.append(.init("olga"))
        try await world.store.save(
            ["paul", "ben", "dora", "olga"].map { .person(Person(id: $0, name: $0.rawValue, language: "en")) } + [
                .person(Person(id: "gone", name: "Gone", isActive: false)), .team(larger),
                .delegation(
                    Delegation(id: "d", from: "anna", to: "dora", starts: now, ends: now.advanced(bySeconds: 86_400))),
            ])
        let request = try await world.desk.open(
            RequestDraft(
                "Toner", attachments: [file], requester: "anna", beneficiary: "ben", watchers: ["paul"], team: "it"),
            as: bram)
        #expect(request.number == 1)
        try await world.desk.perform(.take, on: 1, as: try await world.viewer("olga"))
        try await world.store.save([.team(team)])
        world.desk.refreshDirectory()
        let nora = try await world.viewer("nora")
        try await world.desk.perform(.breakGlass(reason: "She is ill."), on: 1, as: nora)
        let article = try await world.desk.write(
            ArticleContent("Toner", text: "Shake it.", language: "en", team: "it", audience: .everyone), as: bram)
        _ = try await world.desk.publish(.number(article.number), as: bram)
    }
}
