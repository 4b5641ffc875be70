import ServiceDesk
import Testing

@Suite("Changes of two requests")
struct TwoRequestTests {
    @Test("a merge closes one, and its requester watches the other")
    func merge() async throws {
        let company = try await Company()
        let source = try await company.desk.open(
            RequestDraft("Le même problème", team: "it"), as: try await company.viewer("rita"))
        let target = try await company.open()
        let bram = try await company.viewer("bram")
        let merged = try await company.desk.merge(.id(source.id), into: .id(target.id), as: bram)
        let closed = try await company.desk.request(.id(source.id), as: bram)
        #expect(merged.id == target.id && merged.watchers == ["rita"])
        #expect(merged.links == [Link(.mergedFrom, source.id)])
        #expect(closed.state == .closed && closed.links == [Link(.mergedInto, target.id)])
        let again = try await company.refusal {
            try await company.desk.merge(.id(source.id), into: .id(target.id), as: bram)
        }
        let itself = try await company.refusal {
            try await company.desk.merge(.id(target.id), into: .id(target.id), as: bram)
        }
        #expect(again == .illegalInState && itself == .invalidField)
    }

    @Test("a merge that may not happen on one side happens on neither")
    func mergeRefused() async throws {
        let company = try await Company()
        let (ours, theirs) = (try await company.open(), try await company.open("Congé", team: "hr"))
        let anna = try await company.viewer("anna")
        let bram = try await company.viewer("bram")
        // For anna both are there, and neither is hers to merge; for bram one is not there.
        let byAnna = try await company.refusal {
            try await company.desk.merge(.id(ours.id), into: .id(theirs.id), as: anna)
        }
        let byBram = try await company.refusal {
            try await company.desk.merge(.id(ours.id), into: .id(theirs.id), as: bram)
        }
        #expect(byAnna == .notPermitted && byBram == .notFound)
        for request in [ours, theirs] { #expect(try await company.journal(of: request).count == 1) }
    }

    @Test("a split makes a request of a message, for whoever wrote it")
    func split() async throws {
        let company = try await Company()
        let opened = try await company.desk.open(
            RequestDraft("Écran noir", watchers: ["rita"], team: "it"), as: try await company.viewer("anna"))
        let rita = try await company.viewer("rita")
        let bram = try await company.viewer("bram")
        try await company.desk.reply("Et mon clavier aussi.", to: .id(opened.id), as: rita)
        let message = try #require(try await company.journal(of: opened).last?.event.message)
        let new = try await company.desk.split(message.id, of: .id(opened.id), as: bram) { $0.subject = "Clavier" }
        let original = try await company.desk.request(.id(opened.id), as: bram)
        #expect(new.requester == "rita" && new.subject == "Clavier" && new.team == "it" && new.number == 2)
        #expect(new.links == [Link(.splitFrom, opened.id)] && original.links == [Link(.splitInto, new.id)])
        #expect(try await company.journal(of: new).first?.event.message?.text == message.text)
        let opening = try await company.refusal {
            try await company.desk.split(opened.id.uuid, of: .id(opened.id), as: bram)
        }
        let unknown = try await company.refusal {
            try await company.desk.split(new.id.uuid, of: .id(opened.id), as: bram)
        }
        let byAnna = try await company.refusal {
            try await company.desk.split(message.id, of: .id(opened.id), as: rita)
        }
        #expect(opening == .invalidField && unknown == .unknownReference && byAnna == .notPermitted)
    }

    @Test("a relation stands on both sides and is taken back on both", arguments: Link.Relation.allCases)
    func link(relation: Link.Relation) async throws {
        let company = try await Company()
        let (one, two) = (try await company.open(), try await company.open())
        let bram = try await company.viewer("bram")
        func links() async throws -> [SortedSet<Link>] {
            [
                try await company.desk.request(.id(one.id), as: bram).links,
                try await company.desk.request(.id(two.id), as: bram).links,
            ]
        }
        #expect(relation.inverse.inverse == relation)
        let refusal = try await company.refusal {
            try await company.desk.link(.id(one.id), relation, .id(two.id), as: bram)
        }
        guard relation.isMadeByLinking else {
            #expect(refusal == .invalidField)
            return
        }
        #expect(try await links() == [[Link(relation, two.id)], [Link(relation.inverse, one.id)]])
        try await company.desk.unlink(.id(two.id), relation.inverse, .id(one.id), as: bram)
        #expect(try await links() == [[], []])
    }

    @Test("a parent waits for its children, and a child has one parent")
    func children() async throws {
        let company = try await Company()
        let (parent, child) = (try await company.open(), try await company.open())
        let other = try await company.open()
        let bram = try await company.viewer("bram")
        try await company.desk.link(.id(parent.id), .parentOf, .id(child.id), as: bram)
        let second = try await company.refusal {
            try await company.desk.link(.id(other.id), .parentOf, .id(child.id), as: bram)
        }
        let early = try await company.refusal {
            _ = try await company.perform(.resolve(.fixed), on: parent, by: "bram")
        }
        #expect(second == .invalidField && early == .childrenOpen)
        _ = try await company.perform(.resolve(.fixed), on: child, by: "bram")
        #expect(try await company.perform(.resolve(.fixed), on: parent, by: "bram").state == .resolved)
    }
}
