#if Command
    import ServiceDesk

    extension TimelineWords {
        /// What templates, checklists and rules bring about.
        func playbook(_ event: RequestEvent) -> String {
            switch event {
            case .planned(let parts): "planned its parts: \(parts.map(\.name).joined(separator: ", "))"
            case .partOpened(let part, let request): "opened its part \(part), \(number(request))"
            case .partSkipped(let part): "goes on without its part \(part)"
            case .becamePart(let part, let parent): "opened it as the part \(part) of \(number(parent))"
            case .stepsAdded(let steps):
                "added to the checklist: \(steps.map { "\($0.id) \($0.text)" }.joined(separator: "; "))"
            case .stepTicked(let step, let isDone): isDone ? "did step \(step)" : "took back that step \(step) is done"
            case .ruleStopped(let rule, let reason): "stopped the rule \(rule): \(reason)"
            default: event.name
            }
        }
    }
#endif
