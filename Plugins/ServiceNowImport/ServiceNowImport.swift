import ServiceDesk

/// Replays an incident log of ServiceNow (a CSV file with a row for each state that an incident went through) into a
/// desk: people, teams, services and suppliers as met, each change by whom and when it was.
///
/// - **Rows.** One for each update, as in the "Incident management process enriched event log" of the UCI repository;
///   the columns are found by their names, in any order. A row that cannot be read is named in the report and passed
///   over.
/// - **Order.** Rows are taken in the order of their times, rows of one time incident by incident, a window of
///   ``Configuration/window`` rows after the other. Within a window the changes to one request are committed together,
///   each with its own time; requests are numbered by when they were opened.
/// - **Repetition.** Each commit carries a key made of the incident's number and the row's `sys_mod_count`, so that a
///   second run, or one after an interruption, brings only what is missing.
/// - **Memory.** The rows are held in a compact form, about 100 bytes each; the file is not.
public struct ServiceNowImport: Sendable {
    public struct Configuration: Sendable {
        /// What the log's times are ahead of UTC, in seconds; they name no zone themselves.
        public var zoneOffset: Int64 = 0
        /// Before each key, so that logs of two sources do not meet.
        public var source = "servicenow"
        /// The team of incidents that no group has taken yet. It is made where it does not exist.
        public var defaultTeam: Team.ID = "service-desk"
        /// How many rows are replayed at once: 1 to 1,000,000. With 1, everything is committed strictly in time order.
        public var window = 16_384
        /// More rows are an error: import the log in parts.
        public var maximumRows = 10_000_000
        public var limits = RequestLimits()
        /// What is owed for the incidents, as ``Desk/Configuration/policies``.
        public var policies: [any SLAPolicy] = []

        public init() {}
    }

    /// How far an import is.
    public struct Progress: Hashable, Sendable {
        /// Rows read from the file.
        public var rowsRead = 0
        /// Rows replayed; what remains is known once the file was read.
        public var rowsReplayed = 0
        public var isReading = true

        public init() {}
    }

    let configuration: Configuration
    let desk: Desk
    let directory: any DirectoryStore

    /// Imports into a store that keeps everything.
    public init(
        _ store: some CompleteStore, configuration: Configuration = Configuration()
    ) {
        self.init(store: store, directory: store, attachments: store, configuration: configuration)
    }

    public init(
        store: any RequestStore, directory: any DirectoryStore, attachments: any AttachmentStore,
        configuration: Configuration = Configuration()
    ) {
        var settings = Desk.Configuration()
        settings.limits = configuration.limits
        settings.policies = configuration.policies
        // Nobody else changes what the import itself has just made.
        settings.directoryMaximumAge = 3_600
        self.configuration = configuration
        self.directory = directory
        // The log has no articles: nothing is kept there.
        desk = Desk(
            store: store, directory: directory, attachments: attachments, articles: InMemoryStore(),
            configuration: settings)
    }

    /// Reads the log and replays it.
    ///
    /// - Parameters:
    ///   - bytes: The CSV file, not compressed, in pieces of any size.
    ///   - progress: Is told now and then how far it is.
    /// - Throws: ``LogError`` when the file as a whole is not such a log, or someone else changes the same requests
    ///   meanwhile; `StoreError`; `CancellationError`, after which another run brings the rest; whatever the bytes
    ///   throw.
    public func run<Bytes: AsyncSequence>(
        _ bytes: Bytes, progress: (Progress) -> Void = { _ in }
    ) async throws -> Report where Bytes.Element == [UInt8] {
        var (report, done) = (Report(), Progress())
        let log = try await read(bytes, &report) { rows in
            done.rowsRead = rows
            progress(done)
        }
        done.isReading = false
        let timetable = Timetable(log)
        let named = LogDirectory(log, timetable, configuration)
        try await named.save(in: directory, &report)
        try await desk.preload(named.everybody)
        let replayer = LogReplayer(log: log, timetable: timetable, configuration: configuration, desk: desk)
        try await replayer.replay(&report) { report in
            done.rowsReplayed = report.rowsReplayed + report.rowsWithoutEffect + report.rowsAlreadyThere
            progress(done)
        }
        return report
    }

    private func read<Bytes: AsyncSequence>(
        _ bytes: Bytes, _ report: inout Report, progress: (Int) -> Void
    ) async throws -> IncidentLog where Bytes.Element == [UInt8] {
        var (csv, reader) = (CSVReader(), LogReader(configuration))
        var pieces = bytes.makeAsyncIterator()
        while true {
            switch csv.next() {
            case .record:
                try reader.take(csv, &report)
                if report.rows.isMultiple(of: 10_000) { progress(report.rows) }
            case .fault(let reason) where reader.hasHeader:
                report.rows += 1
                report.skip(line: csv.line, reason)
            case .fault(let reason):
                throw LogError(description: "This is not an incident log: line \(csv.line): \(reason)")
            case .needsMore:
                if let piece = try await pieces.next() { csv.append(piece) } else { csv.finish() }
            case .end:
                guard reader.hasHeader else { throw LogError(description: "The file is empty: not an incident log.") }
                progress(report.rows)
                return reader.log
            }
        }
    }
}
