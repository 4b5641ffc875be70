#if Command && Web
    import Testing

    @Suite("desk token") struct TokenCommandTests {
        @Test("makes tokens, shows them without what is secret, and takes them back")
        func tokens() throws {
            let place = try Workplace.demo()
            let made = try place.desk("token", "add", "Wiki search", "--for", "anna", "--days", "30", "--json").json()
            let secret = try #require(made.token.string)
            let id = try #require(made.id.string)
            #expect(secret.hasPrefix("desk_\(id)_"))
            let listed = try place.desk("token", "list")
            #expect(listed.output.contains("Wiki search") && listed.output.contains("requests:read"))
            #expect(!listed.output.contains(secret))
            #expect(try place.desk("token", "list", "--for", "wim", "--json").json().items.isEmpty)
            #expect(try place.desk("token", "revoke", id).status == 0)
            #expect(try place.desk("token", "revoke", id).status == 67)
            #expect(try place.desk("token", "list").output == "There are no tokens.\n")
        }

        @Test("refuses scopes, people and times that are none")
        func mistakes() throws {
            let place = try Workplace.demo()
            for (arguments, status) in [
                (["x", "--for", "anna", "--scope", "all"], 64), (["x", "--for", "nobody"], 67),
                (["x", "--for", "anna", "--days", "367"], 64),
                (["x", "--for", "anna", "--days", "200000000000000"], 64), ([" ", "--for", "anna"], 65),
            ] as [([String], Int32)] {
                let outcome = try place.start([Workplace.binary, "token", "add"] + arguments).wait()
                #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
            }
        }
    }
#endif
