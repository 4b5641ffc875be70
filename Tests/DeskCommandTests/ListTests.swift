#if Command
    import Testing

    /// Lists, filters, paging and search.
    @Suite struct ListTests {
        let place: Workplace

        init() throws { place = try Workplace.demo() }

        private func numbers(_ arguments: String...) throws -> [Int] {
            let answer = try place.start([Workplace.binary, "list", "--json"] + arguments).wait().json()
            #expect(answer.keys == ["next", "requests"])
            return answer.requests.items.compactMap(\.number.integer)
        }

        @Test func filters() throws {
            func all(_ test: (JSONValue) -> Bool, _ arguments: String...) throws -> Bool {
                let answer = try place.start([Workplace.binary, "list", "--as", "piet", "--json"] + arguments).wait()
                    .json()
                return !answer.requests.items.isEmpty && answer.requests.items.allSatisfy(test)
            }
            #expect(try all({ $0.state != "closed" && $0.state != "resolved" }))
            #expect(try all({ $0.team == "it" }, "--team", "it", "--all"))
            #expect(try all({ $0.agent == "luc" }, "--agent", "luc"))
            #expect(try all({ $0.agent == "piet" }, "--mine"))
            #expect(try all({ $0.agent == .null }, "--unassigned"))
            #expect(try all({ $0.requester == "julie" }, "--requester", "julie"))
            #expect(try all({ $0.state == "closed" }, "--state", "closed"))
            #expect(try all({ $0.kind == "serviceRequest" }, "--kind", "service-request"))
            #expect(try all({ $0.priority == 2 }, "--priority", "P2"))
            #expect(try all({ $0.service == "printing" }, "--service", "printing"))
            #expect(try all({ $0.tags.items.contains("printer") }, "--tag", "printer"))
            #expect(try all({ $0.nextDue.string ?? "9" < "2026-04-01T23" }, "--due-before", "2026-04-01"))
            #expect(try !all({ _ in true }, "--due-before", "2026-01-01"))
            #expect(try all({ $0.nextDue != .null }, "--overdue"))
            #expect(try all({ $0.openedAt.string ?? "" < "2026-03-03" }, "--opened-before", "2026-03-03", "--all"))
            #expect(try all({ $0.openedAt.string ?? "" >= "2026-03-03" }, "--opened-from", "2026-03-03", "--all"))
        }

        @Test func mineAndAsked() throws {
            #expect(try numbers("--as", "julie", "--mine") == numbers("--as", "julie", "--asked"))
            #expect(try !numbers("--as", "julie", "--asked").isEmpty)
            #expect(try numbers("--as", "emily", "--mine", "--all").count > numbers("--as", "emily", "--mine").count)
        }

        @Test(arguments: ["due", "number", "opened", "updated", "priority"])
        func pagesGiveTheWholeList(order: String) throws {
            for direction in [[], ["--reverse"]] {
                let base = ["list", "--as", "piet", "--all", "--sort", order, "--json"] + direction
                let whole = try place.start([Workplace.binary] + base + ["--limit", "1000"]).wait().json()
                #expect(whole.next == .null)
                var (pages, cursor): ([JSONValue], String?) = ([], nil)
                repeat {
                    let after = cursor.map { ["--after", $0] } ?? []
                    let page = try place.start([Workplace.binary] + base + ["--limit", "4"] + after).wait().json()
                    pages += page.requests.items
                    cursor = page.next.string
                } while cursor != nil
                #expect(pages == whole.requests.items && pages.count > 8)
            }
        }

        @Test func cursorCarriesItsOrder() throws {
            let first = try place.desk(
                "list", "--as", "piet", "--sort", "number", "--reverse", "--limit", "3", "--json"
            ).json()
            let cursor = try #require(first.next.string)
            let second = try place.desk("list", "--as", "piet", "--after", cursor, "--limit", "3", "--json").json()
            let numbers = (first.requests.items + second.requests.items).compactMap(\.number.integer)
            #expect(numbers.count == 6 && numbers == numbers.sorted(by: >))
            #expect(try place.desk("list", "--as", "piet", "--sort", "due", "--after", cursor).status == 64)
        }

        @Test func textAndSearch() throws {
            #expect(try numbers("--as", "piet", "--text", "imprimante etage").first == 1)
            let found = try place.desk("search", "--as", "piet", "IMPRIMANTE", "etag", "--json").json().requests
            #expect(found[0].number == 1)
            let input = Array("wachtwoord".utf8)
            let fromInput = try place.desk("search", "--as", "piet", "-", "--json", input: input).json().requests
            #expect(fromInput[0].subject == "Mijn wachtwoord is verlopen")
            #expect(
                try place.desk("search", "--as", "piet", "congé", "parental", "--json").json().requests.items.isEmpty)
            #expect(
                try place.desk("search", "--as", "mia", "congé", "parental", "--json").json().requests.items.count == 1)
            #expect(try place.desk("search", "--as", "piet", "!!").status == 64)
        }

        @Test func nothingIsColouredOrCutInAPipe() throws {
            let list = try place.desk("list", "--as", "piet", "--all", environment: ["COLUMNS": "40"])
            #expect(list.status == 0 && !list.bytes.contains(0x1B) && list.errors.isEmpty)
            #expect(list.output.contains("L’imprimante du deuxième étage ne répond plus"))
            #expect(!list.output.split(separator: "\n").contains { $0.hasSuffix(" ") })
            let show = try place.desk("show", "1", "--as", "piet")
            #expect(!show.bytes.contains(0x1B) && show.output.contains("PrintFix moet komen."))
        }

        @Test func columnsAreAligned() throws {
            let lines = try place.desk("list", "--as", "piet").output.split(separator: "\n")
            let header = try #require(lines.first)
            let place = header.distance(
                from: header.startIndex, to: try #require(header.range(of: "SUBJECT")).lowerBound)
            #expect(lines.count > 5)
            for line in lines.dropFirst() {
                let before = line.index(line.startIndex, offsetBy: place - 1)
                #expect(line[before] == " " && line[line.index(after: before)] != " ", "\(line)")
            }
        }
    }
#endif
