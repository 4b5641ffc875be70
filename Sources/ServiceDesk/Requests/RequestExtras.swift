/// What few requests have. Kept apart, so that the others cost nothing for it.
struct RequestExtras: Hashable, Sendable, Codable {
    var approvals: [Approval]?
    var checklist: [ChecklistStep]?
    var parts: [RequestPart]?
    /// What it is called as a part of its parent.
    var part: String?
    var about: SortedSet<Thing>?
    var diagnosis: Diagnosis?
    var prevention: Prevention?
    var pattern: ProblemPattern?
    var outreach: [Outreach]?
    var thanks: [Thanks]?
    var satisfaction: SurveyAnswer?
    var solvedBy: Article.Number?

    /// What is not the team’s alone. Whoever answered a survey knows what they said.
    func presented(to person: Person.ID?) -> RequestExtras {
        var extras = self
        (extras.parts, extras.part, extras.diagnosis, extras.prevention) = (nil, nil, nil, nil)
        (extras.pattern, extras.outreach, extras.checklist) = (nil, nil, nil)
        if satisfaction?.isShared == false, satisfaction?.from != person { extras.satisfaction = nil }
        return extras
    }

    mutating func conclude(_ approval: Int, _ outcome: Approval.Outcome) {
        guard let index = approvals?.firstIndex(where: { $0.id == approval }) else { return }
        approvals?[index].outcome = outcome
    }
}

extension Request {
    var hasExtras: Bool { rare != nil }

    var extras: RequestExtras {
        get { rare ?? RequestExtras() }
        set { rare = newValue == RequestExtras() ? nil : newValue }
    }

    /// What others were asked to agree to, in the order of asking.
    public var approvals: [Approval] { rare?.approvals ?? [] }
    /// What is to be done step by step.
    public var checklist: [ChecklistStep] { rare?.checklist ?? [] }
    /// What becomes requests of their own, one after the other.
    public var parts: [RequestPart] { rare?.parts ?? [] }
    /// What it is called as a part of its parent; `nil` where it is none.
    public var part: String? { rare?.part }
    /// Things of the host that it is about.
    public var about: SortedSet<Thing> { rare?.about ?? [] }
    /// What is known of it, where it is a problem.
    public var diagnosis: Diagnosis? { rare?.diagnosis }
    /// What was done against it, where it is a problem.
    public var prevention: Prevention? { rare?.prevention }
    /// By what requests like those behind it are known, where it is a problem.
    public var pattern: ProblemPattern? { rare?.pattern }
    /// Who was told of it, and has read that.
    public var outreach: [Outreach] { rare?.outreach ?? [] }
    /// Whom somebody thanked for it.
    public var thanks: [Thanks] { rare?.thanks ?? [] }
    /// What whoever asked says of how it went.
    public var satisfaction: SurveyAnswer? { rare?.satisfaction }
    /// The article that solved it, while it is resolved; `nil` also for whoever may not read that.
    public var solvedBy: Article.Number? { rare?.solvedBy }
}

extension Request {
    mutating func applyExtras(_ recorded: RecordedEvent) {
        switch recorded.event {
        case .approvalAsked(let approval): extras.approvals = approvals + [approval]
        case .approvalGiven(let id, let person, let agrees, let remark):
            guard let index = approvals.firstIndex(where: { $0.id == id }) else { return }
            var vote = Approval.Vote(person: person, agrees: agrees, remark: remark, at: recorded.at)
            if case .delegate(_, by: let delegate) = recorded.actor { vote.delegate = delegate }
            extras.approvals?[index].votes.append(vote)
        case .approvalConcluded(let id, let outcome): extras.conclude(id, outcome)
        case .stepsAdded(let steps): extras.checklist = checklist + steps
        case .stepTicked(let id, let isDone):
            guard let index = checklist.firstIndex(where: { $0.id == id }) else { return }
            extras.checklist?[index].done = isDone ? .init(by: recorded.actor, at: recorded.at) : nil
        case .planned(let parts): extras.parts = self.parts + parts
        case .partOpened(let name, let request): part(name) { $0.request = request }
        case .partSkipped(let name): part(name) { $0.isSkipped = true }
        case .becamePart(let name, let parent):
            links.insert(Link(.childOf, parent))
            extras.part = name
        case .aboutChanged(let things): extras.about = things.isEmpty ? nil : things
        case .diagnosed(let diagnosis): extras.diagnosis = diagnosis
        case .prevented(let prevention): extras.prevention = prevention
        case .recognised(let pattern): extras.pattern = pattern
        case .reachedOut(let outreach): extras.outreach = self.outreach + [outreach]
        case .outreachRead(let article, let reader):
            guard let index = outreach.firstIndex(where: { $0.article == article }) else { return }
            extras.outreach?[index].readers.insert(reader)
        case .thanked(let people, let text):
            guard let person = recorded.actor.person else { return }
            extras.thanks = thanks + [Thanks(to: people, text: text, from: person, at: recorded.at)]
        case .surveyAnswered(let answer): extras.satisfaction = answer
        case .solvedBy(let article): extras.solvedBy = article
        default: break
        }
    }

    private mutating func part(_ name: String, _ change: (inout RequestPart) -> Void) {
        guard let index = parts.firstIndex(where: { $0.name == name }) else { return }
        change(&extras.parts![index])
    }
}
