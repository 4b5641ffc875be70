#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON
    import ServiceDeskYAML

    struct HoldingsSLA: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "holdings", abstract: "Tell who held a request when, and how that adds up.")

        @Argument(help: "The request.") var number: NumberArgument
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let (request, account) = try await naming([number]) {
                let request = try await session.desk.request(number.reference, as: session.viewer)
                return (request, try await session.desk.holdings(of: .id(request.id), as: session.viewer))
            }
            if session.isJSON { return try Terminal.printJSON(HoldingsJSON(request, account)) }
            request.printHeading()
            guard !account.entries.isEmpty else { return Terminal.print("Nobody held it for any time.") }
            account.print()
            Terminal.print()
            Terminal.printZone(at: account.until)
        }
    }

    /// Times in seconds, so that a program can add them up.
    struct HoldingsJSON: Encodable {
        struct Stretch: Encodable {
            let holder, from: String
            let until, agent: String?
            let isWaitedFor: Bool
            let seconds: Double
            let serviceSeconds: Double?
        }

        struct Share: Encodable {
            let holder: String
            let stretches: Int
            let seconds: Double
            let serviceSeconds: Double?
        }

        struct Clock: Encodable {
            let clock, goal, party: String
            let reading: ReadingJSON
        }

        let number: Request.Number
        let holdings: [Stretch]
        let shares: [Share]
        let seconds, closedSeconds: Double
        let serviceSeconds: Double?
        let clocks: [Clock]

        init(_ request: Request, _ account: HoldingAccount) {
            number = request.number
            holdings = account.entries.map { entry in
                let holding = entry.holding
                return Stretch(
                    holder: holding.holder.description, from: holding.from.exact, until: holding.to?.exact,
                    agent: holding.agent?.rawValue, isWaitedFor: holding.isWaitedFor, seconds: entry.elapsed.inSeconds,
                    serviceSeconds: entry.serviceTime?.inSeconds)
            }
            shares = account.shares.map { share in
                Share(
                    holder: share.holder.description, stretches: share.stretches, seconds: share.elapsed.inSeconds,
                    serviceSeconds: share.serviceTime?.inSeconds)
            }
            (seconds, closedSeconds) = (account.elapsed.inSeconds, account.closed.inSeconds)
            serviceSeconds = account.serviceTime?.inSeconds
            clocks = account.readings.map { reading in
                let target = reading.target
                return Clock(
                    clock: target.name.rawValue, goal: target.goal.description, party: target.party.description,
                    reading: ReadingJSON(reading))
            }
        }
    }

    extension Duration {
        fileprivate var inSeconds: Double { self / .seconds(1) }
    }

    extension HoldingAccount {
        /// The stretches with their sum, the shares where there are fewer of them, and the clocks.
        func print() {
            Terminal.print()
            var table = Table(columns: [
                .init(title: "HOLDER"), .init(title: "FROM"), .init(title: "UNTIL"),
                .init(title: "ELAPSED", isNumber: true), .init(title: "SERVICE TIME", isNumber: true),
            ])
            table.rows = entries.map { entry in
                [
                    .init(text: entry.holding.holder.words), .init(text: entry.holding.from.long),
                    .init(text: entry.holding.to?.long ?? "now"), .init(text: entry.elapsed.hours),
                    .init(text: entry.serviceTime?.hours ?? "–"),
                ]
            }
            for share in shares where shares.count < entries.count {
                table.rows.append(
                    sum("\(share.holder.words), \(share.stretches) ×", share.elapsed, share.serviceTime) { $0 })
            }
            table.rows.append(sum("sum", elapsed, serviceTime, Style.bold))
            table.print()
            if closed > .zero {
                Terminal.print(Style.dim("Resolved or closed meanwhile, which is nobody’s: \(closed.hours)."))
            }
            guard !readings.isEmpty else { return }
            Terminal.print()
            for reading in readings {
                let title = reading.target.name.rawValue + (reading.cycle > 1 ? ", cycle \(reading.cycle)" : "")
                Terminal.print(
                    Style.bold(title.safe) + "  \(reading.target.goal), owed \(reading.target.party.words): ".safe
                        + reading.styled(reading.word) + ", \(reading.used) used")
            }
        }

        private func sum(
            _ title: String, _ elapsed: Duration, _ serviceTime: Duration?, _ style: @escaping (String) -> String
        ) -> [Table.Cell] {
            [
                .init(text: title, style: style), .init(text: ""), .init(text: ""),
                .init(text: elapsed.hours, style: style), .init(text: serviceTime?.hours ?? "–", style: style),
            ]
        }
    }

    extension Holding.Holder {
        /// `team it`, `supplier acme`, `the requester`, `on hold (date)`, `nobody`.
        fileprivate var words: String {
            switch self {
            case .team(let team): "team \(team)"
            case .supplier(let supplier): "supplier \(supplier)"
            case .requester: "the requester"
            case .other(let reason): "on hold (\(reason.word))"
            case .nobody: "nobody"
            }
        }
    }
#endif
