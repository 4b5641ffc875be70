#if Web
    import ServiceDesk
    import Yams

    /// Writes hours and on-call schedules as ``OrganisationFile`` reads them.
    extension OrganisationWriter {
        func node(_ calendar: ServiceCalendar) -> Node {
            Node(pairs([("id", calendar.id.rawValue), ("name", calendar.name)]) + pairs(of: calendar.hours))
        }

        private func pairs(of formula: HoursFormula) -> [(Node, Node)] {
            switch formula {
            case .hours(let hours): pairs(of: hours)
            // At the top of a calendar a reference alone is the union of one.
            case .calendar(let id): [(Node("union"), Node([scalar(id.rawValue)]))]
            case .union(let parts): [(Node("union"), Node(parts.map(node)))]
            case .intersection(let parts): [(Node("intersection"), Node(parts.map(node)))]
            case .difference(let part, let other): [(Node("difference"), Node([node(part), node(other)]))]
            }
        }

        private func node(_ formula: HoursFormula) -> Node {
            if case .calendar(let id) = formula { return scalar(id.rawValue) }
            return Node(pairs(of: formula))
        }

        private func pairs(of hours: ServiceHours) -> [(Node, Node)] {
            var pairs = self.pairs([("zone", hours.zone)])
            let week = hours.weekly.sorted { $0.key < $1.key }.map { day, spans in
                (Node(day.rawValue), flow(spans.map(\.description)))
            }
            if !week.isEmpty { pairs.append((Node("weekly"), Node(week))) }
            let lists: [(String, [Node])] = [
                ("exceptions", hours.exceptions.map(node)), ("holidays", hours.holidays.map(node)),
                ("breaks", hours.breaks.map(node)),
            ]
            return pairs + lists.filter { !$0.1.isEmpty }.map { (Node($0.0), Node($0.1)) }
        }

        func flow(_ texts: [String]) -> Node {
            Node(texts.map(scalar), .implicit, .flow)
        }

        private func node(_ exception: ServiceHours.Exception) -> Node {
            let texts = pairs([
                ("date", exception.first.description),
                ("until", exception.last == exception.first ? nil : exception.last.description),
                ("name", exception.name.isEmpty ? nil : exception.name),
            ])
            return Node(texts + [(Node("hours"), flow(exception.spans.map(\.description)))])
        }

        private func node(_ holiday: Holiday) -> Node {
            let texts = pairs([
                ("date", holiday.first.description), ("name", holiday.name.isEmpty ? nil : holiday.name),
                ("days", holiday.days == 1 ? nil : "\(holiday.days)"),
                ("every", holiday.rule.map { $0 == .yearly ? "year" : $0.description }),
            ])
            let lists = [("also", holiday.additional), ("except", holiday.excepted)].filter { !$0.1.isEmpty }
            return Node(texts + lists.map { (Node($0.0), flow($0.1.map(\.description))) })
        }

        private func node(_ item: ServiceHours.Break) -> Node {
            let (date, days): (String?, String?) =
                switch item.days {
                case .date(let date): (date.description, nil)
                case .weekly(let days): (nil, days.map(\.rawValue).joined(separator: ","))
                }
            return map([
                ("span", item.span.description), ("date", date), ("days", days),
                ("name", item.name.isEmpty ? nil : item.name),
            ])
        }

        func node(_ schedule: OnCallSchedule) -> Node {
            let levels = schedule.levels.map { rotation in
                Node(
                    [(Node("people"), flow(rotation.people.map(\.rawValue)))]
                        + pairs([
                            ("starts", rotation.starts.description), ("at", rotation.handOver.description),
                            ("days", "\(rotation.days)"),
                        ]))
            }
            let overrides = schedule.overrides.map { override in
                map([
                    ("date", override.first.description),
                    ("until", override.last == override.first ? nil : override.last.description),
                    ("level", "\(override.level)"), ("person", override.person.rawValue),
                ])
            }
            return map(
                [("id", schedule.id.rawValue), ("name", schedule.name), ("zone", schedule.zone)],
                [
                    ("teams", schedule.teams.map { scalar($0.rawValue) }),
                    ("priorities", schedule.priorities.map { scalar($0.word) }), ("levels", levels),
                    ("overrides", overrides),
                ])
        }
    }
#endif
