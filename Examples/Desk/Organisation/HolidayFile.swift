#if Command
    import ServiceDesk
    import ServiceDeskYAML

    /// An iCalendar file with holidays.
    enum HolidayFile {
        static func bytes(of path: String) throws -> [UInt8] {
            try InputFile(path).readAll(limit: ICalendar.maximumSize, as: "an iCalendar file")
        }

        /// For a file that names it: what is wrong is told with that file’s line.
        static func named(_ path: String) throws -> [UInt8] {
            do {
                return try bytes(of: path)
            } catch let failure as Failure {
                throw YAMLMistake(failure.message)
            }
        }

        /// - Throws: ``Failure`` that names the file and the line.
        static func read(_ path: String) throws -> [Holiday] {
            let bytes = try bytes(of: path)
            do throws(ServiceHoursError) {
                return try ICalendar.holidays(in: bytes)
            } catch {
                throw Failure(.badInput, "“\(path)”, \(error)")
            }
        }
    }
#endif
