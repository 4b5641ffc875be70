#if Web
    import ServiceDesk

    extension DirectoryEntry.Kind {
        /// What a new entry begins with: all that it needs, and what it may have behind a “#”.
        var example: String {
            switch self {
            case .department: "departments:\n  - id:\n    name:\n    # parent: organisation\n"
            case .supplier: "suppliers:\n  - id:\n    name:\n    addresses:\n      - mail:\n"
            case .person:
                """
                people:
                  - id:
                    name:
                    addresses:
                      - mail:
                    # language: nl
                    # department:
                    # manager:

                """
            case .team:
                """
                teams:
                  - id:
                    name:
                    mission:
                    # hours: office
                    members:
                      - person:
                        role: lead

                """
            case .service:
                """
                services:
                  - id:
                    team:
                    name:
                    # description:
                    # kind: service-request
                    # form:
                    #   - {name: where, question: Where?, type: text, required: true}

                """
            case .calendar:
                """
                hours:
                  - id: office
                    name:
                    zone: Europe/Brussels
                    weekly:
                      mon-fri: [09:00-12:30, 13:00-17:00]
                    # holidays:
                    #   - {date: 2027-01-01, every: year, name: Nieuwjaar}

                """
            case .delegation:
                """
                delegations:
                  - id:
                    from:
                    to:
                    starts: 2027-01-04
                    ends: 2027-01-08

                """
            case .onCall:
                """
                on-call:
                  - id: nights
                    zone: Europe/Brussels
                    teams: []
                    levels:
                      - {people: [somebody], starts: 2027-01-04, at: "09:00"}

                """
            case .policy:
                """
                service-levels:
                  - id: usual
                    name:
                    rules:
                      - targets:
                          - {metric: first-response, within: 4 service hours, hours: office}
                          - metric: resolution
                            within: {critical: 4 elapsed hours, other: 24 elapsed hours}
                            warn: [75]

                """
            case .template:
                """
                templates:
                  - id:
                    title:
                    asks: [name]
                    subject: "{name}"
                    team:

                """
            case .macro:
                """
                macros:
                  - id:
                    title:
                    reply:
                      en: "Hello {requester}, "
                      other: "Bonjour {requester}, "
                    do: [{resolve: fixed}]

                """
            case .rule:
                """
                rules:
                  - id:
                    title:
                    on: [opened]
                    # if: {kinds: [incident]}
                    do: [{tag: []}]

                """
            }
        }
    }
#endif
