#if Command
    import Foundation
    import Testing

    /// Hours and on-call schedules in the organisation file, and what is asked of them.
    @Suite("Hours and on-call in the command")
    struct HoursTests {
        private static let organisation = """
            hours:
              - id: office
                name: Heures de bureau
                zone: Europe/Brussels
                weekly:
                  mon-fri: [09:00-12:30, 13:00-17:00]
                  sat: [10:00-12:00]
                breaks:
                  - {span: 10:00-10:15, days: "mon, wed-thu", name: Pauze}
                exceptions:
                  - {date: 2026-12-24, hours: [09:00-12:00], name: Kerstavond}
                  - {date: 2026-08-10, until: 2026-08-14, name: Bouwverlof}
                holidays:
                  - {date: 2026-07-21, every: year, name: Fête nationale}
                  - {date: 2026-05-25, every: FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO, except: [2027-05-31], name: Lundi}
                holiday-files: [jours.ics]
              - id: night
                zone: Europe/Brussels
                weekly: {mon-thu: [22:00-06:00]}
              - {id: all, name: Tout, union: [office, night]}
              - id: quiet
                difference:
                  - {zone: Europe/Brussels, weekly: {mon-sun: [00:00-24:00]}}
                  - all
            teams:
              - {id: it, name: Informatique, hours: office, members: [luc]}
            people:
              - {id: luc, name: Luc Lambert, hours: night}
              - {id: aisha, name: Aïsha}
              - {id: piet, name: Piet}
            on-call:
              - id: it-night
                name: Wachtdienst
                zone: Europe/Brussels
                teams: [it]
                priorities: [critical, high]
                levels:
                  - {people: [luc, aisha], starts: 2026-01-05, at: "09:00"}
                  - {people: [piet], starts: 2026-01-01, at: "00:00", days: 30}
                overrides:
                  - {date: 2026-01-10, until: 2026-01-11, person: piet}

            """

        private static let calendar = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:20261102
            SUMMARY:Allerzielen
            END:VEVENT
            END:VCALENDAR

            """

        private func place() throws -> Workplace {
            let place = try Workplace()
            try place.write("jours.ics", Self.calendar)
            try place.write("o.yaml", Self.organisation)
            let made = try place.desk("init", "--from", "o.yaml")
            try #require(made.status == 0, "\(made.errors)")
            return place
        }

        @Test("Both questions, by hours, team or person")
        func questions() throws {
            let place = try place()
            let monday = ["2026-03-02T08:00:00Z", "2026-03-02T23:00:00Z"]
            #expect(try place.desk("hours", "open-between", "office", monday[0], monday[1]).output == "7h 15m\n")
            #expect(try place.desk("hours", "open-between", "it", monday[1], monday[0]).output == "-7h 15m\n")
            #expect(try place.desk("hours", "open-between", "luc", monday[0], monday[1]).output == "2h\n")
            #expect(try place.desk("hours", "open-between", "all", monday[0], monday[1]).output == "9h 15m\n")
            #expect(try place.desk("hours", "open-between", "quiet", monday[0], monday[1]).output == "5h 45m\n")
            let added = try place.desk("hours", "add", "it", "7h15m", "--from", monday[0], "--json").json()
            #expect(added.to == "2026-03-02T16:00:00Z")
            let back = try place.desk("hours", "add", "it", "--from", monday[1], "--json", "--", "-1h").json()
            #expect(back.to == "2026-03-02T15:00:00Z")
            let explained = try place.desk("hours", "open-between", "it", monday[0], monday[1], "--explain", "--json")
                .json()
            #expect(explained.spans[1].reason == "break: Pauze" && explained.seconds == 26_100)
        }

        @Test("Show says what is open now, and what is ahead and why")
        func showing() throws {
            let place = try place()
            let list = try place.desk("hours", "show", "--at", "2026-12-24T09:30:00Z")
            #expect(
                list.output.contains("office  Heures de bureau  open until Thu 24 Dec 2026 11:00"), "\(list.output)")
            let shown = try place.desk("hours", "show", "office", "--at", "2026-10-31T12:00:00Z", "--days", "3").output
            #expect(shown.contains("mon-fri     09:00-12:30, 13:00-17:00") && shown.contains("holiday: Allerzielen"))
            let json = try place.desk("hours", "show", "office", "--at", "2026-10-31T12:00:00Z", "--json").json()
            #expect(json.isOpen == false && json.changes == "2026-11-03T08:00:00Z")
        }

        @Test("On call, by team, priority and time")
        func onCall() throws {
            let place = try place()
            func people(_ arguments: String...) throws -> [String?] {
                let outcome = try place.start([Workplace.binary, "oncall", "--json"] + arguments).wait()
                return try outcome.json().onCall.items.map(\.person.string)
            }
            #expect(try people("--at", "2026-01-06T12:00:00Z") == ["luc", "piet"])
            #expect(
                try people("--at", "2026-01-10T12:00:00Z", "--team", "it", "--priority", "high") == ["piet", "piet"])
            #expect(try people("--at", "2026-01-10T12:00:00Z", "--priority", "low").isEmpty)
            let shown = try place.desk("oncall", "--at", "2026-01-10T12:00:00Z").output
            #expect(shown.contains("it-night (override)") && shown.contains("Sun 11 Jan 2026 23:00"), "\(shown)")
            #expect(try place.desk("oncall", "--team", "nobody").status == 67)
        }

        private static let away = """
            hours:
              - id: away
                zone: UTC
                exceptions: [{date: 2199-01-02, hours: [09:00-10:00]}]
              - {id: never, zone: UTC}
              - {id: always, zone: UTC, weekly: {mon-sun: [00:00-24:00]}}
            teams:
              - {id: it, name: Informatique, hours: away, members: [luc]}
              - {id: hr, name: RH, hours: never, members: [aisha], assignment: round-robin}
              - {id: web, name: Web, hours: always, members: [aisha]}
            on-call:
              - id: it-night
                zone: UTC
                teams: [it]
                priorities: [critical]
                levels:
                  - {people: [luc], starts: 2026-01-05, at: "09:00"}

            """

        @Test("Whoever asks out of hours is told when the team opens, and who has the request")
        func outOfHours() throws {
            let place = try place()
            try place.write("away.yaml", Self.away)
            try #require(try place.desk("apply", "away.yaml").status == 0)
            func open(_ team: String, _ arguments: String...) throws -> [Substring] {
                let outcome = try place.start(
                    [Workplace.binary, "open", "Panne", "--as", "piet", "--team", team] + arguments
                ).wait()
                try #require(outcome.status == 0, "\(outcome.errors)")
                return outcome.output.split(separator: "\n")
            }
            let urgent = ["--impact", "high", "--urgency", "high"]
            #expect(try open("it").last == "Informatique is closed now; it opens Wed 2 Jan 2199 09:00.")
            #expect(
                try open("it", urgent[0], urgent[1], urgent[2], urgent[3]).last
                    == "Informatique is closed now; it opens Wed 2 Jan 2199 09:00. Luc Lambert is on call and has it.")
            #expect(
                try open("hr").last == "RH is closed now; nobody has said when it opens again. Aïsha has it.")
            #expect(try open("web").count == 1)
            let json = try place.desk(
                "open", "Panne", "--as", "piet", "--team", "it", "--impact", "high", "--urgency", "high", "--json"
            ).json()
            #expect(json.request.agent == "luc" && json.team.isOnCall == true && json.team.isOpen == false)
            #expect(json.team.changes == "2199-01-02T09:00:00Z")
            let plain = try place.desk("open", "Panne", "--as", "piet", "--team", "web", "--json").json()
            #expect(plain.team.isOpen == true && plain.team.changes == .null && plain.team.isOnCall == false)
            let timeline = try place.desk("show", "2", "--as", "luc").output
            #expect(timeline.contains("assignment: on-call"), "\(timeline)")
        }

        @Test("What is printed can be loaded elsewhere and gives the same; an export carries it")
        func roundTrip() throws {
            let place = try place()
            let printed = try place.desk("organisation").output
            try place.write("printed.yaml", printed)
            let again = try place.desk("apply", "printed.yaml", "--json").json()
            #expect(again.added.items.isEmpty && again.changed.items.isEmpty, "\(again)\n\(printed)")
            #expect(try place.desk("init", "--from", "printed.yaml", "--store", "other.sqlite").status == 0)
            #expect(try place.desk("organisation", "--store", "other.sqlite").output == printed)
            try place.desk("export", "e.jsonl")
            #expect(try place.desk("import", "desk", "e.jsonl", "--store", "copy.sqlite").status == 0)
            #expect(try place.desk("organisation", "--store", "copy.sqlite").output == printed)
            #expect(try place.desk("verify", "--store", "copy.sqlite").status == 0)
        }

        struct Mistake: Sendable, CustomTestStringConvertible {
            var yaml: String
            var line: Int
            var says: String
            var testDescription: String { says }
        }

        @Test(
            "Mistakes are named with their line",
            arguments: [
                Mistake(yaml: "hours:\n  - {id: a, zone: Mars/Base}\n", line: 2, says: "no zone “Mars/Base”"),
                Mistake(yaml: "hours:\n  - {id: a}\n", line: 2, says: "needs “zone”"),
                Mistake(yaml: "hours:\n  - {id: a, zone: UTC, weekly: {mon: [9-5]}}\n", line: 2, says: "no span"),
                Mistake(yaml: "hours:\n  - {id: a, zone: UTC, weekly: {lun: []}}\n", line: 2, says: "no day"),
                Mistake(
                    yaml: "hours:\n  - {id: a, zone: UTC, weekly: {mon-fri: [], fri: []}}\n", line: 2, says: "twice"),
                Mistake(
                    yaml: "hours:\n  - id: a\n    zone: UTC\n    weekly: {mon: [09:00-12:00, 11:00-13:00]}\n", line: 2,
                    says: "overlap"),
                Mistake(yaml: "hours:\n  - {id: a, union: [b]}\n", line: 2, says: "no calendar “b”"),
                Mistake(yaml: "hours:\n  - {id: a, union: [a]}\n", line: 2, says: "made of themselves"),
                Mistake(yaml: "hours:\n  - {id: a, difference: [a]}\n", line: 2, says: "has two"),
                Mistake(
                    yaml: "hours:\n  - id: a\n    zone: UTC\n    holiday-files: [no.ics]\n", line: 4, says: "no.ics"),
                Mistake(
                    yaml: "hours:\n  - id: a\n    zone: UTC\n    holiday-files: [bad.ics]\n", line: 4,
                    says: "line 3: DTSTART"),
                Mistake(
                    yaml:
                        "hours:\n  - id: a\n    zone: UTC\n    holidays:\n      - {date: 2026-01-01, "
                        + "every: FREQ=HOURLY}\n",
                    line: 5, says: "HOURLY"),
                Mistake(
                    yaml:
                        "hours:\n  - id: a\n    zone: UTC\n    breaks:\n      - {span: 10:00-11:00, days: mon, "
                        + "date: 2026-01-01}\n",
                    line: 5, says: "not both"),
                Mistake(yaml: "teams:\n  - {id: t, name: T, hours: none}\n", line: 2, says: "no calendar “none”"),
                Mistake(
                    yaml:
                        "on-call:\n  - {id: o, zone: UTC, levels: [{people: [], starts: 2026-01-01, at: \"09:00\"}]}\n",
                    line: 2, says: "somebody"),
                Mistake(yaml: "on-call:\n  - {id: o, zone: UTC, priorities: [most]}\n", line: 2, says: "critical"),
                Mistake(yaml: "on-call:\n  - {id: o, zone: UTC, teams: [none]}\n", line: 2, says: "no team"),
            ])
        func mistakes(mistake: Mistake) throws {
            let place = try place()
            try place.write(
                "bad.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101T090000Z\nEND:VEVENT\nEND:VCALENDAR\n")
            try place.write("m.yaml", mistake.yaml)
            let outcome = try place.desk("apply", "m.yaml")
            #expect(
                outcome.status == 78 && outcome.errors.hasPrefix("desk: m.yaml:\(mistake.line): "), "\(outcome.errors)")
            #expect(
                outcome.errors.contains(mistake.says) && outcome.errors.count { $0 == "\n" } == 1, "\(outcome.errors)")
        }

        @Test("Check reads a file and says what it has; a calendar of 50 MB is refused without being read")
        func check() throws {
            let place = try place()
            let file = try place.desk("hours", "check", "o.yaml").output
            #expect(file == "o.yaml: hours: 4, on-call schedules: 1, service levels: 0\n")
            try place.write("refers.yaml", Array("teams: [{id: it, name: IT, hours: nope}]\n".utf8))
            let refers = try place.desk("hours", "check", "refers.yaml")
            #expect(refers.status == 78 && refers.errors.contains("no calendar “nope”"), "\(refers)")
            let days = try place.desk("hours", "check", "jours.ics", "--year", "2026")
            #expect(days.output == "jours.ics: 1 holiday; days in 2026: 1\n2026-11-02  Allerzielen\n")
            let large = Array("BEGIN:VCALENDAR\n".utf8) + [UInt8](repeating: 0x20, count: 50_000_000)
            try place.write("large.ics", large)
            let refused = try place.desk("hours", "check", "large.ics")
            #expect(refused.status == 65 && refused.errors.contains("8388608"), "\(refused.errors)")
            #expect(try place.desk("hours", "check", "none.yaml").status == 66)
        }

        @Test("A rule that never ends, and one that never comes, are followed for the year that is asked for")
        func endless() throws {
            let place = try place()
            let events = ["20260101\nRRULE:FREQ=DAILY", "20240131\nRRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31"].map {
                "BEGIN:VEVENT\nDTSTART;VALUE=DATE:\($0)\nSUMMARY:Congé\nEND:VEVENT\n"
            }
            try place.write("always.ics", "BEGIN:VCALENDAR\n\(events.joined())END:VCALENDAR\n")
            for year in ["2026", "2199"] {
                let outcome = try place.desk("hours", "check", "always.ics", "--year", year)
                #expect(outcome.output.hasPrefix("always.ics: 2 holidays; days in \(year): 365\n"), "\(outcome)")
            }
            #expect(try place.desk("hours", "check", "always.ics", "--year", "2200").status == 64)
            try place.write(
                "closed.yaml",
                "hours:\n  - {id: closed, zone: UTC, weekly: {mon: [09:00-17:00]}, holiday-files: [always.ics]}\n")
            try #require(try place.desk("apply", "closed.yaml").status == 0)
            let added = try place.desk("hours", "add", "closed", "1h", "--from", "2026-03-02T09:00:00Z").output
            #expect(added == "never: not so much open time lies ahead\n")
        }

        @Test("Arguments that say nothing are refused")
        func usage() throws {
            let place = try place()
            #expect(try place.desk("hours", "show", "nobody").status == 67)
            let without = try place.desk("hours", "show", "aisha")
            #expect(without.status == 67 && without.errors.contains("person “aisha” has no hours"), "\(without.errors)")
            let day = try place.desk("hours", "add", "office", "1d")
            #expect(day.status == 64 && day.errors.contains("a day could be one of the calendar"), "\(day.errors)")
            let back = try place.desk("hours", "add", "office", "-1h")
            #expect(back.status == 64 && back.errors.contains("“-1h” was taken for an option"), "\(back.errors)")
            #expect(try place.desk("hours", "add", "office", "-1h", "--help").status == 0)
            let dayBack = try place.desk("hours", "open-between", "office", "-2d", "0m")
            #expect(dayBack.status == 64 && dayBack.errors.contains("“-2d” begins with “-”"), "\(dayBack.errors)")
            #expect(try place.desk("hours", "add", "office", "h").status == 64)
            #expect(try place.desk("hours", "show", "office", "--days", "0").status == 64)
            try place.write("none.yaml", "hours:\n  - {id: none, zone: UTC}\n")
            try place.desk("apply", "none.yaml")
            #expect(try place.desk("hours", "add", "none", "1h").output == "never: not so much open time lies ahead\n")
            #expect(try place.desk("hours", "show", "none").output.contains("closed, never opens"))
        }
    }
#endif
