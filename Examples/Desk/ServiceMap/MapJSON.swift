#if Command
    import ServiceDesk
    import ServiceDeskJSON

    /// The map for programs.
    struct MapJSON: Encodable {
        struct Flow: Encodable {
            /// Several where each by itself is too little to tell of; `null` for no team.
            var teams: [String?]
            /// Left out where it is withheld.
            var traffic: ServiceMap.Traffic?
        }

        struct Owed: Encodable {
            var owedBy, owedTo: String
            var count: ObligationCount
        }

        struct Direction: Encodable {
            var from, to: String
            /// Left out where nothing was asked, or it is withheld.
            var asked: ServiceMap.Traffic?
            var isWithheld: Bool
            var flows: [Flow]
            var owed: ObligationCount
            var obligations: [Owed]

            init(_ direction: ServiceMap.Direction) {
                (from, to) = (direction.from.description, direction.to.description)
                (asked, isWithheld, owed) = (direction.asked, direction.isWithheld, direction.owed)
                flows = direction.flows.map { Flow(teams: $0.teams.map { $0?.rawValue }, traffic: $0.traffic) }
                obligations = direction.obligations.map {
                    Owed(owedBy: $0.obligor.description, owedTo: $0.beneficiary.description, count: $0.count)
                }
            }
        }

        struct Pair: Encodable {
            var directions: [Direction]
        }

        let from, until: TimeJSON
        let pairs: [Pair]
        let findings: [FindingJSON]

        init(_ map: ServiceMap, _ findings: [MapFinding]) {
            (from, until) = (TimeJSON(map.start), TimeJSON(map.end))
            pairs = map.pairs.map { Pair(directions: $0.directions.map { Direction($0) }) }
            self.findings = findings.map { FindingJSON($0) }
        }
    }

    struct FindingJSON: Encodable {
        struct Evidence: Encodable {
            var requests: [Request.Number]
            var at: TimeJSON
            var route: [String]
            var seconds: Int64?
        }

        let id, kind, words: String
        let teams: [String]
        let count: Int
        let outOf: Int?
        let evidence: [Evidence]

        init(_ finding: MapFinding) {
            (id, kind, words) = (finding.id.rawValue, finding.kind.rawValue, finding.words)
            (teams, count, outOf) = (finding.teams.map(\.rawValue), finding.count, finding.outOf)
            evidence = finding.evidence.map { sign in
                Evidence(
                    requests: sign.requests, at: TimeJSON(sign.at), route: sign.route.map(\.rawValue),
                    seconds: sign.seconds)
            }
        }
    }

    struct DismissedJSON: Encodable {
        let id, kind, words, reason: String
        let teams: [String]
        let count: Int
        /// Left out for the host.
        let person: String?
        let at: TimeJSON

        init(_ finding: DismissedFinding) {
            (id, kind, words) = (finding.id.rawValue, finding.kind.rawValue, finding.words)
            (reason, teams) = (finding.reason, finding.teams.map(\.rawValue))
            (count, person, at) = (finding.count, finding.person?.rawValue, TimeJSON(finding.at))
        }
    }
#endif
