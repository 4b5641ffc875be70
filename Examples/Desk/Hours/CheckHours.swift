#if Command
    import ArgumentParser
    import Foundation
    import ServiceDesk
    import ServiceDeskYAML

    struct CheckHours: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Check a file with hours: an organisation file, or holidays in an iCalendar file.",
            discussion: """
                A mistake is told with its line. What an organisation file refers to must be in it, or in the store \
                where there is one. Of holidays, those of a year are listed.
                """)

        @Argument(help: "The file.") var file: String
        @Option(help: "The year whose holidays are listed; without it this one.") var year: Int?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        private struct Answer: Encodable {
            struct Day: Encodable {
                let date, name: String
            }
            var hours, onCall, serviceLevels: [String]?
            var holidays: Int?
            var days: [Day]?
        }

        mutating func run() async throws {
            let start = try InputFile(file).read(upTo: 64)
            let isCalendar = String(decoding: start, as: UTF8.self).uppercased().contains("BEGIN:VCALENDAR")
            let isNamedSo = file.lowercased().hasSuffix(".ics")
            if isCalendar || isNamedSo { try checkHolidays() } else { try await checkOrganisation() }
        }

        private func checkHolidays() throws {
            let holidays = try HolidayFile.read(file)
            let year = year ?? SystemTime().now().localDay.year
            guard ServiceHours.years.contains(year), let first = CalendarDate("\(year)-01-01"),
                let last = CalendarDate("\(year)-12-31")
            else { throw Failure(.usage, "--year is one of \(ServiceHours.years).") }
            let days = holidays.flatMap { holiday in
                holiday.dates(from: first, through: last).map { Answer.Day(date: "\($0)", name: holiday.name) }
            }.sorted { ($0.date, $0.name) < ($1.date, $1.name) }
            if output.json { return try Terminal.printJSON(Answer(holidays: holidays.count, days: days)) }
            let count = counted(holidays.count, "holiday", "holidays")
            Terminal.print("\(file): \(count); days in \(year): \(days.count.grouped)")
            for day in days { Terminal.print("\(day.date)  \(day.name.safe)") }
        }

        /// Where there is no file yet, the organisation has to stand by itself.
        private func storeIfThere() async throws -> any DirectoryStore {
            if case .sqlite(let path) = try StoreURL(store.text), access(path, F_OK) != 0 { return InMemoryStore() }
            return try await openStore(store, .readOnly)
        }

        private func checkOrganisation() async throws {
            let organisation = try OrganisationFile(reading: file)
            let directory = try await storeIfThere()
            try await organisation.checkReferences(in: directory)
            let entries = organisation.entries
            let (hours, schedules, policies) = (
                entries.compactMap(\.calendar?.id.rawValue), entries.compactMap(\.onCall?.id.rawValue),
                entries.compactMap(\.policy?.id.rawValue)
            )
            if output.json {
                return try Terminal.printJSON(Answer(hours: hours, onCall: schedules, serviceLevels: policies))
            }
            Terminal.print(
                "\(file): hours: \(hours.count.grouped), on-call schedules: \(schedules.count.grouped), "
                    + "service levels: \(policies.count.grouped)")
        }
    }
#endif
